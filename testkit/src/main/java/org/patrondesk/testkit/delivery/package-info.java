/** Contracts of deliveries and of the queue from which they are sent. */
@NullMarked
@Incubating
package org.patrondesk.testkit.delivery;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
