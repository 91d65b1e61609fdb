/** Where a store is that is killed, as a file or on a server. */
@NullMarked
package org.patrondesk.storage.durability.place;

import org.jspecify.annotations.NullMarked;
