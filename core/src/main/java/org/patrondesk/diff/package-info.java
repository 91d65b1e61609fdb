/** Where two policies answer differently, told exactly. */
@NullMarked
@Impersonal
@Incubating
package org.patrondesk.diff;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
import org.patrondesk.person.Impersonal;
