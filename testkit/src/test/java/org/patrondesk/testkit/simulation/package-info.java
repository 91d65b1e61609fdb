/** The production classes of sending over a simulated store, clock and provider: every run replays from its seed. */
@NullMarked
package org.patrondesk.testkit.simulation;

import org.jspecify.annotations.NullMarked;
