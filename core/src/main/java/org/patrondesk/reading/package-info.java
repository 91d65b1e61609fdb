/** Who read what about a person, written down before anything is handed out. */
@NullMarked
@Api
package org.patrondesk.reading;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Api;
