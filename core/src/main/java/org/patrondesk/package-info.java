/** The entry point: build a {@link org.patrondesk.PatronDesk} and act through it. */
@NullMarked
@Api
package org.patrondesk;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Api;
