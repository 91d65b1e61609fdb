/** Storage and its transactions, events, answers, idempotency and the stored form. */
@NullMarked
@Api
package org.patrondesk.journal;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Api;
