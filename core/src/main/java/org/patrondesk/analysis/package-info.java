/** What is wrong with a policy, each finding with a request that shows it. */
@NullMarked
@Impersonal
@Incubating
package org.patrondesk.analysis;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
import org.patrondesk.person.Impersonal;
