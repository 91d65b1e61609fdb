/** Storages that break their promises on purpose; each must be caught by the contracts. Never use one for real. */
@NullMarked
@Incubating
package org.patrondesk.testkit.broken;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
