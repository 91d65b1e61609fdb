/** What can be found out about policies without asking them anything: where two of them differ. */
@NullMarked
@Incubating
package org.patrondesk.analysis;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
