/** Where two policies answer differently, told exactly. */
@NullMarked
@Incubating
package org.patrondesk.diff;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
