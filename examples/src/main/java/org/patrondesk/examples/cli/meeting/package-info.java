/** The commands of the weekly meeting: what it answers, the barriers and stories around it, and the chain of them. */
@NullMarked
package org.patrondesk.examples.cli.meeting;

import org.jspecify.annotations.NullMarked;
