/** Hostile files through the readers and writers of sheets, block codes and rules. */
@NullMarked
package org.patrondesk.ils.hostile;

import org.jspecify.annotations.NullMarked;
