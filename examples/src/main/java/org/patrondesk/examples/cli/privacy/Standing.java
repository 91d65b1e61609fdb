package org.patrondesk.examples.cli.privacy;

import java.util.ArrayList;
import java.util.List;
import org.patrondesk.Health;
import org.patrondesk.Session;
import org.patrondesk.privacy.Arrears;
import org.patrondesk.privacy.RetentionReport;

/** How retention and erasures stand, both as of nearly the same moment. */
record Standing(RetentionReport report, Arrears late, Arrears erasures) {
    static Standing of(Session session, RetentionReport report) {
        Health health = session.health();
        return new Standing(report, health.retention(), health.erasures());
    }

    /** Whether something should have been gone for more than a day, or an erasure is not finished. */
    boolean isAlarm() {
        return late.count() > 0 || erasures.count() > 0;
    }

    /** Both in words, such as {@code 1 erasure is not finished}. */
    String alarm() {
        List<String> parts = new ArrayList<>();
        if (late.count() > 0) {
            parts.add("what should have been gone for more than 24 hours is still in "
                    + PrivacyWords.counted(late.count(), "record"));
        }
        if (erasures.count() > 0) {
            parts.add(PrivacyWords.counted(erasures.count(), "erasure") + (erasures.count() == 1 ? " is" : " are")
                    + " not finished");
        }
        String all = String.join(", and ", parts);
        return all.isEmpty() ? all : Character.toUpperCase(all.charAt(0)) + all.substring(1);
    }
}
