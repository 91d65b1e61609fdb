/** Membership exports of ILSs, read as members. */
@NullMarked
@Incubating
package org.patrondesk.ils.membership;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
