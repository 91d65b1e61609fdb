package org.patrondesk.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.Locale;

/** What a figure depends on beside the code. */
final class Conditions {
    private Conditions() {}

    /** One line for the table. Takes a second, for the disk. */
    static String now() throws IOException {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return String.format(
                Locale.ROOT,
                "%s; Java %s; %d processors; load average %.1f before; %,.0f forced appends of 1,200 bytes per second",
                LocalDate.now(java.time.ZoneOffset.UTC),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                load,
                FsyncRate.perSecond());
    }
}
