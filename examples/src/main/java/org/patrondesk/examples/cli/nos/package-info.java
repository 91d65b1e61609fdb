/** The commands that write a no down and show what could be changed about its rule. */
@NullMarked
package org.patrondesk.examples.cli.nos;

import org.jspecify.annotations.NullMarked;
