/** What every command stands on: streams, answers, exit codes, refusals. Knows no command. */
@NullMarked
package org.patrondesk.examples.cli.terminal;

import org.jspecify.annotations.NullMarked;
