/** Pure algebra on boxes over integer ordinals. Not exported. */
@NullMarked
@Impersonal
package org.patrondesk.box;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.person.Impersonal;
