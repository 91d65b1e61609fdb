/** Contracts of what is about persons: consent, who read what, access in an emergency, retention and erasure. */
@NullMarked
@Incubating
package org.patrondesk.testkit.privacy;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
