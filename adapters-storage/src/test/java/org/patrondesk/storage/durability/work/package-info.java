/** The work that a library does in its store while processes are killed, and the programs that do it. */
@NullMarked
package org.patrondesk.storage.durability.work;

import org.jspecify.annotations.NullMarked;
