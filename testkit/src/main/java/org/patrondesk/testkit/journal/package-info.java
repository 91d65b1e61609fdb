/** Contracts of transactions, events, seals, links, keys of commands and due work. */
@NullMarked
@Incubating
package org.patrondesk.testkit.journal;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
