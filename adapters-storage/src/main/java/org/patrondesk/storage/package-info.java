/** Durable storage: open one and hand it to the desk's builder. */
@NullMarked
@Incubating
package org.patrondesk.storage;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
