/** The records of the heap, and the stores over them. Not exported: hosts see {@link org.patrondesk.memory} alone. */
@NullMarked
package org.patrondesk.memory.store;

import org.jspecify.annotations.NullMarked;
