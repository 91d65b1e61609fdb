/** Hostile texts through every call of a session and every reader of files. */
@NullMarked
package org.patrondesk.storage.hostile;

import org.jspecify.annotations.NullMarked;
