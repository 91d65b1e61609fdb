/** The stores over plain JDBC, for every dialect. Not exported: hosts see {@link org.patrondesk.storage} alone. */
@NullMarked
package org.patrondesk.storage.jdbc;

import org.jspecify.annotations.NullMarked;
