/** Kills, full disks and failing disks, and the proof that what a call acknowledged is there afterwards. */
@NullMarked
package org.patrondesk.storage.durability;

import org.jspecify.annotations.NullMarked;
