/** The logbook of nos: written in seconds, reviewed weekly. */
@NullMarked
@Api
package org.patrondesk.logbook;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Api;
