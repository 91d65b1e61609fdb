/** What becomes of a no after it was said: exceptions, and appeals that somebody else decides. */
@NullMarked
@Incubating
package org.patrondesk.appeal;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
