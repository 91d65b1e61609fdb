/** What could be changed about a rule that says no: edits, exceptions, each with what it would have done. */
@NullMarked
@Impersonal
@Incubating
package org.patrondesk.proposal;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
import org.patrondesk.person.Impersonal;
