package org.patrondesk.examples.cli.terminal;

/**
 * One command. What it refuses it throws; what it has to say it returns.
 *
 * <p>Only a command with an answer for each of many things prints to standard output itself, through {@link Printed}.
 */
public interface DeskCommand {
    Result run(Surroundings here);

    /** Whether the output is for a program. */
    boolean json();
}
