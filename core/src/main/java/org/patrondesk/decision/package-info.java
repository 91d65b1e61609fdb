/** Every answer given, and the logbook of nos. */
@NullMarked
@Api
package org.patrondesk.decision;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Api;
