/** What stands between patrons and a service: registered from the nos that show it, until a meeting resolves it. */
@NullMarked
@Incubating
package org.patrondesk.barrier;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
