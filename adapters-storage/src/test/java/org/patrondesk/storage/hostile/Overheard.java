package org.patrondesk.storage.hostile;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/** Everything that is logged by anybody in this process at the finest level, until this is closed. */
final class Overheard implements AutoCloseable {
    private final String word;
    private final List<String> found = new CopyOnWriteArrayList<>();
    private final AtomicLong lines = new AtomicLong();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final Ear ear = new Ear();
    private final java.util.logging.Logger jdk = java.util.logging.Logger.getLogger("");
    private final java.util.logging.Level jdkBefore = jdk.getLevel();
    private final Handler[] jdkHandlers = jdk.getHandlers();
    private final Drivers drivers = new Drivers();

    private Overheard(String word) {
        this.word = word;
    }

    /** Listens for the word from now on. */
    static Overheard listeningFor(String word) {
        Overheard heard = new Overheard(word);
        heard.ear.setContext(heard.root.getLoggerContext());
        heard.ear.start();
        heard.root.addAppender(heard.ear);
        heard.root.setLevel(Level.TRACE);
        for (Handler handler : heard.jdkHandlers) {
            heard.jdk.removeHandler(handler);
        }
        heard.drivers.setLevel(java.util.logging.Level.ALL);
        heard.jdk.addHandler(heard.drivers);
        heard.jdk.setLevel(java.util.logging.Level.ALL);
        return heard;
    }

    /** How much was logged at all. */
    long lines() {
        return lines.get();
    }

    /** What was logged with the word in it. */
    List<String> found() {
        return List.copyOf(found);
    }

    private void hear(String logger, String text) {
        lines.incrementAndGet();
        if (text.contains(word) && found.size() < 20) {
            found.add(logger + ": " + text);
        }
    }

    @Override
    public void close() {
        root.detachAppender(ear);
        root.setLevel(before);
        jdk.removeHandler(drivers);
        jdk.setLevel(jdkBefore);
        for (Handler handler : jdkHandlers) {
            jdk.addHandler(handler);
        }
    }

    private final class Ear extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            String thrown =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            hear(event.getLoggerName(), event.getFormattedMessage() + thrown + event.getKeyValuePairs());
        }
    }

    /** The driver of PostgreSQL logs by the JDK. */
    private final class Drivers extends Handler {
        @Override
        public void publish(LogRecord record) {
            StringWriter thrown = new StringWriter();
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(new PrintWriter(thrown));
            }
            hear(
                    String.valueOf(record.getLoggerName()),
                    record.getMessage() + Arrays.toString(record.getParameters()) + thrown);
        }

        @Override
        public void flush() {
            // Nothing waits.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
