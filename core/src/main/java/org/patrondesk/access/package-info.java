/** Who acts, what roles permit, and the scope every store call needs. */
@NullMarked
@Api
package org.patrondesk.access;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Api;
