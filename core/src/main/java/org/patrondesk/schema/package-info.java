/** Reads policies: the one place that knows the keys of a policy file. */
@NullMarked
@Impersonal
@Incubating
package org.patrondesk.schema;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
import org.patrondesk.person.Impersonal;
