/** Deliveries: one message to one recipient on one channel, sent so that nothing is lost and no copy goes out unsaid. */
@NullMarked
@Incubating
package org.patrondesk.message;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
