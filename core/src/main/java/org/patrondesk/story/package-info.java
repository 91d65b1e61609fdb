/** What a yes meant to somebody, and the chain that led to it. */
@NullMarked
@Incubating
package org.patrondesk.story;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
