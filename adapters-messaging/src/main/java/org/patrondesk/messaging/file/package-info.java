/** Files dropped into place for people and other programs to take. */
@NullMarked
@Incubating
package org.patrondesk.messaging.file;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
