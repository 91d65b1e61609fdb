/** Whom to call: call lists built from members under policy. */
@NullMarked
@Incubating
package org.patrondesk.outreach;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
