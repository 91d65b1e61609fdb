/** Members of the library as imported from the ILS. */
@NullMarked
@Incubating
package org.patrondesk.patron;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
