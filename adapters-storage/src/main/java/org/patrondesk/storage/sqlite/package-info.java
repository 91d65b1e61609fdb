/** The SQLite store: its file, its lock and its connections. Not exported: hosts see {@link org.patrondesk.storage} alone. */
@NullMarked
package org.patrondesk.storage.sqlite;

import org.jspecify.annotations.NullMarked;
