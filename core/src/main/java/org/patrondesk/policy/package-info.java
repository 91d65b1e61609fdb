/** Vocabulary, facts, rules and the verdict on a request. */
@NullMarked
@Impersonal
@Api
package org.patrondesk.policy;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Api;
import org.patrondesk.person.Impersonal;
