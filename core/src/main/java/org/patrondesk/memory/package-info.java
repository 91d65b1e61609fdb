/** In-memory adapters for every port: the reference implementations, for tests and examples. */
@NullMarked
@Incubating
package org.patrondesk.memory;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
