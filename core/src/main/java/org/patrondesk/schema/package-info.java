/** Reads policies: the one place that knows the keys of a policy file. */
@NullMarked
@Incubating
package org.patrondesk.schema;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
