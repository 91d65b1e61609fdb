/** How long things about people are kept, how they are forgotten, and who took access in an emergency. */
@NullMarked
@Incubating
package org.patrondesk.privacy;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
