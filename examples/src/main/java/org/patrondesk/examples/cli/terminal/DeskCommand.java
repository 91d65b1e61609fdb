package org.patrondesk.examples.cli;

/** One command. What it refuses it throws; what it has to say it returns, and prints nothing to standard output. */
interface DeskCommand {
    Result run(Surroundings here);

    /** Whether the output is for a program. */
    boolean json();
}
