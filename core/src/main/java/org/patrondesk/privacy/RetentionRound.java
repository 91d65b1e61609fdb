package org.patrondesk.privacy;

/**
 * What one round of the hourly job came to.
 *
 * @param report how retention stood at the end of it
 * @param erasures how many erasures are still open
 */
public record RetentionRound(RetentionReport report, int erasures) {
    /**
     * Removes what is over and goes on with the erasures that were begun; each has its turn, whatever becomes of the other.
     *
     * @throws RuntimeException what the first of them threw that failed, after both had their turn; when both failed, with the
     *     other's behind it
     */
    public static RetentionRound of(Retention retention, Dossiers dossiers) {
        RetentionReport report;
        try {
            report = retention.run();
        } catch (RuntimeException e) {
            try {
                dossiers.goOn();
            } catch (RuntimeException another) {
                e.addSuppressed(another);
            }
            throw e;
        }
        return new RetentionRound(report, dossiers.goOn());
    }

    /** Whether something should have been gone for more than {@link RetentionReport#ALARM}, or an erasure is not finished. */
    public boolean isAlarm() {
        return report.isAlarm() || erasures > 0;
    }
}
