/**
 * Recorded decisions in memory, to be found again quickly: rows in columns, answers found lately, and what edits of a policy
 * do to decisions with unknown facts. Not exported.
 */
@NullMarked
@Impersonal
package org.patrondesk.recall;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.person.Impersonal;
