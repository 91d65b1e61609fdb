package org.patrondesk.examples.cli.terminal;

import java.io.Console;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Knows whether a person sits at the other end of a stream. */
public interface Terminal {
    /** Whether answers can be asked for on standard input. */
    boolean asks();

    /** Whether standard error is watched, so that progress may be drawn over itself. */
    boolean watches();

    /** Nobody sits there. */
    static Terminal none() {
        return new Terminal() {
            @Override
            public boolean asks() {
                return false;
            }

            @Override
            public boolean watches() {
                return false;
            }
        };
    }

    /**
     * The terminal of this process, asked each time.
     *
     * <p>{@link System#console()} knows about standard input and output together and nothing about standard error, so
     * the shell's own test is asked about the inherited descriptor. Windows has no such test; there the console counts.
     */
    static Terminal ofProcess() {
        return new Terminal() {
            @Override
            public boolean asks() {
                return isTerminal(0);
            }

            @Override
            public boolean watches() {
                return !"dumb".equals(System.getenv("TERM")) && isTerminal(2);
            }
        };
    }

    private static boolean isTerminal(int descriptor) {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return isWindowsConsole();
        }
        try {
            Process test = new ProcessBuilder("sh", "-c", "test -t " + descriptor)
                    .inheritIO()
                    .start();
            if (test.waitFor(2, TimeUnit.SECONDS)) {
                return test.exitValue() == 0;
            }
            test.destroyForcibly();
        } catch (IOException noShell) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** From Java 22 on there is a console always, and it says itself whether a terminal is behind it. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isWindowsConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException beforeJava22) {
            return true;
        }
    }
}
