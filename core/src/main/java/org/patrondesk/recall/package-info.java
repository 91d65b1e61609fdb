/** Recorded decisions in memory, to be found again quickly: rows in columns, and answers found lately. Not exported. */
@NullMarked
package org.patrondesk.recall;

import org.jspecify.annotations.NullMarked;
