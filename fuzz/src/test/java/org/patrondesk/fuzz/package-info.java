/** Whatever the bytes: read, or refused in one sentence within a second. */
@NullMarked
package org.patrondesk.fuzz;

import org.jspecify.annotations.NullMarked;
