/** Counters that outlive the rows they were counted from. */
@NullMarked
@Impersonal
@Incubating
package org.patrondesk.measure;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
import org.patrondesk.person.Impersonal;
