/** Who a record is about, and how personal data is marked. */
@NullMarked
@Api
package org.patrondesk.person;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Api;
