/** Processes that send while they are killed, stopped and their clocks jump, and the proof of what was sent. */
@NullMarked
package org.patrondesk.storage.sends;

import org.jspecify.annotations.NullMarked;
