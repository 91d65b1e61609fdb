/** Every answer given, and its recording. */
@NullMarked
@Api
package org.patrondesk.decision;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Api;
