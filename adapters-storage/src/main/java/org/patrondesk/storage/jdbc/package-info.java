/**
 * How the stores speak to a database: its dialect, tables and transactions. Not exported: hosts see
 * {@link org.patrondesk.storage} alone.
 */
@NullMarked
package org.patrondesk.storage.jdbc;

import org.jspecify.annotations.NullMarked;
