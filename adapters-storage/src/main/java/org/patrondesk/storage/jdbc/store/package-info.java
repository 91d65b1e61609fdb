/** The stores over plain JDBC, for every dialect, and which of them keeps what. Not exported. */
@NullMarked
package org.patrondesk.storage.jdbc.store;

import org.jspecify.annotations.NullMarked;
