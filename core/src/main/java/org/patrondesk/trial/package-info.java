/** What a policy is tried on: the order of a run, its requests from files and members, and its report. */
@NullMarked
@Impersonal
@Api
package org.patrondesk.trial;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Api;
import org.patrondesk.person.Impersonal;
