package org.patrondesk.storage.hostile;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.slf4j.LoggerFactory;

/**
 * Hears every logger at its finest level while the whole suite runs, and writes down each line that holds what a sample person
 * said or where they live; the build fails on that file.
 *
 * <p>The driver of PostgreSQL logs by the JDK, and tells the values that it sends: with stores that are not sealed it is left
 * out here. What it tells of sealed ones, {@link CanariesTest} and {@link HostileCallsTest} hear.
 */
public final class WholeRunOverheard implements LauncherSessionListener {
    /** In the addresses and the words of the samples that all contracts use, and of the planted patron. */
    static final List<String> WORDS = List.of("@example.org", "Mr. Quill", Canaries.WORD);

    static final Path FOUND = Path.of("target", "overheard.txt");

    private final Ear ear = new Ear(FOUND);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        ear.listen();
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        ear.rest();
    }

    /** Writes what it hears to a file. Safe for use by many threads. */
    static final class Ear extends AppenderBase<ILoggingEvent> {
        private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        private final AtomicLong lines = new AtomicLong();
        private final Path file;

        Ear(Path file) {
            this.file = file;
        }

        void listen() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            setContext(root.getLoggerContext());
            start();
            root.addAppender(this);
            root.setLevel(Level.TRACE);
        }

        void rest() {
            root.detachAppender(this);
            stop();
        }

        /** How much was logged at all. */
        long lines() {
            return lines.get();
        }

        @Override
        protected void append(ILoggingEvent event) {
            lines.incrementAndGet();
            String thrown =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            String line = event.getLoggerName() + ": " + event.getFormattedMessage() + thrown;
            if (WORDS.stream().anyMatch(line::contains)) {
                write(line);
            }
        }

        private void write(String line) {
            try {
                Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
