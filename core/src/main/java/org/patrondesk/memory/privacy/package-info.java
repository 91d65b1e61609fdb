/** The stores of the heap over what is about persons, and what removes it. Not exported. */
@NullMarked
package org.patrondesk.memory.privacy;

import org.jspecify.annotations.NullMarked;
