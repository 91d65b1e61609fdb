/** Consent: what each person agreed to be told, for which purpose, on which channel; and what they took back. */
@NullMarked
@Incubating
package org.patrondesk.consent;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
