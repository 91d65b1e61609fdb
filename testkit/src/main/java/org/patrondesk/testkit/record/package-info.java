/** Contracts of what a library records: members, policies, decisions and what comes of them, stories and counters. */
@NullMarked
@Incubating
package org.patrondesk.testkit.record;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
