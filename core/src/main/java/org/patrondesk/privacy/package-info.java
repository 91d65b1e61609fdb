/** How long things about people are kept, and how they are forgotten. */
@NullMarked
@Incubating
package org.patrondesk.privacy;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
