/** Which policy is in force, and every policy that a decision cites. */
@NullMarked
@Impersonal
@Api
package org.patrondesk.adoption;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Api;
import org.patrondesk.person.Impersonal;
