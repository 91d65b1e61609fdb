/** Counters that outlive the rows they were counted from. */
@NullMarked
@Incubating
package org.patrondesk.measure;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
