/** What can be known about a request: attributes, the values they take, and facts in their words. */
@NullMarked
@Impersonal
@Api
package org.patrondesk.vocabulary;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Api;
import org.patrondesk.person.Impersonal;
