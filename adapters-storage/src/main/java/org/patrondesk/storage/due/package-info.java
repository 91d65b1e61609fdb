/** Due work on db-scheduler: it keeps, picks and revives tasks; what a task does is the core's. */
@NullMarked
package org.patrondesk.storage.due;

import org.jspecify.annotations.NullMarked;
