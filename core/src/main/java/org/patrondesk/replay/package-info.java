/** What recorded decisions would have been under a candidate policy. */
@NullMarked
@Impersonal
@Incubating
package org.patrondesk.replay;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
import org.patrondesk.person.Impersonal;
