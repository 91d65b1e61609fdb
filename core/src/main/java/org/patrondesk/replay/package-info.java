/** What recorded decisions would have been under a candidate policy. */
@NullMarked
@Incubating
package org.patrondesk.replay;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
