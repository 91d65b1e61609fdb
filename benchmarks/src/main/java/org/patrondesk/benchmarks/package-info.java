/** Programs that measure; nothing here is published. */
@NullMarked
package org.patrondesk.benchmarks;

import org.jspecify.annotations.NullMarked;
