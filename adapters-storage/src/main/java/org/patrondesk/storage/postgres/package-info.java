/** The PostgreSQL store: its transactions and what it stands on. Not exported: hosts see {@link org.patrondesk.storage} alone. */
@NullMarked
package org.patrondesk.storage.postgres;

import org.jspecify.annotations.NullMarked;
