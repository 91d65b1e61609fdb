/** What the weekly meeting answers to nos, the policies it changes, and how many nos there are afterwards. */
@NullMarked
@Incubating
package org.patrondesk.meeting;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
