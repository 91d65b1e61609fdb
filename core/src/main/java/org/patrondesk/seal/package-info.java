/** Seals over the journal: whoever changes, removes or reorders what was sealed is found out. */
@NullMarked
@Incubating
package org.patrondesk.seal;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
