package org.patrondesk.examples.cli.terminal;

import java.util.Locale;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Shows that work goes on: a bar on standard error, drawn over itself, once the work has taken a second and only for a
 * person who watches.
 *
 * <p>The count may be set by one thread while another draws. Closing removes the bar.
 */
public final class Progress implements AutoCloseable {
    private static final int WIDTH = 30;

    private final Object drawing = new Object();
    private final Surroundings here;
    private final String label;
    private final LongSupplier totalRows;
    private final AtomicLong done = new AtomicLong();
    private final ScheduledThreadPoolExecutor ticker;
    private int drawn;
    private int ticks;
    private long total;

    private Progress(Surroundings here, String label, LongSupplier totalRows) {
        this.here = here;
        this.label = label;
        this.totalRows = totalRows;
        this.ticker = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts watching.
     *
     * @param totalRows asked once, when the bar is first drawn; 0 where nobody knows
     */
    public static Progress start(Surroundings here, String label, LongSupplier totalRows) {
        Progress progress = new Progress(here, label, totalRows);
        // Should drawing fail, the work goes on unseen.
        var unused = progress.ticker.scheduleAtFixedRate(progress::tick, 1000, 250, TimeUnit.MILLISECONDS);
        return progress;
    }

    /** Shows that something goes on while work runs that does not say how far it is. */
    public static <R> R during(Surroundings here, String label, Supplier<R> work) {
        Progress progress = start(here, label, () -> 0);
        try {
            return work.get();
        } finally {
            progress.close();
        }
    }

    /** Says how much is done. */
    public void reached(long rows) {
        done.set(rows);
    }

    /** One more. */
    public void one() {
        done.incrementAndGet();
    }

    /** Draws the bar once; the next drawing comes by itself. */
    public void tick() {
        synchronized (drawing) {
            if (ticks == 0) {
                if (!here.terminal().watches()) {
                    ticker.shutdown();
                    return;
                }
                total = totalRows.getAsLong();
            }
            ticks++;
            draw(text());
        }
    }

    private String text() {
        long rows = done.get();
        if (total > 0) {
            long share = Math.min(rows, total) * WIDTH / total;
            return label + " [" + "#".repeat((int) share) + ".".repeat(WIDTH - (int) share) + "] "
                    + String.format(Locale.ROOT, "%3d%% %,d", Math.min(rows, total) * 100 / total, rows);
        }
        String counted = rows > 0 ? String.format(Locale.ROOT, " %,d", rows) : "";
        return label + " " + "|/-\\".charAt(ticks % 4) + counted;
    }

    private void draw(String text) {
        String rest = " ".repeat(Math.max(0, drawn - text.length()));
        here.streams().err().print("\r" + text + rest);
        here.streams().err().flush();
        drawn = text.length();
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        synchronized (drawing) {
            if (drawn > 0) {
                draw("");
                here.streams().err().print("\r");
                here.streams().err().flush();
            }
        }
    }
}
