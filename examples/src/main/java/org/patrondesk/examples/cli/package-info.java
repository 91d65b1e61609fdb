/** The {@code patrondesk} command line: the SDK embedded into a program for the desk's own terminal. */
@NullMarked
package org.patrondesk.examples.cli;

import org.jspecify.annotations.NullMarked;
