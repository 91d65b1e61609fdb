/** What a store must hold after a kill, held against what it holds. */
@NullMarked
package org.patrondesk.storage.durability.held;

import org.jspecify.annotations.NullMarked;
