package org.patrondesk.examples.cli.privacy;

import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.library.Branch;
import org.patrondesk.privacy.Erased;
import org.patrondesk.privacy.OwnData;
import org.patrondesk.privacy.OwnRecord;
import org.patrondesk.privacy.PrivacyCase;
import org.patrondesk.privacy.RetentionReport;

/** What the commands print with {@code --json}. */
final class PrivacyShapes {
    private PrivacyShapes() {}

    static JsonObject of(OwnData own) {
        return new JsonObject()
                .with("format", "patrondesk-own-data")
                .with("version", OwnData.VERSION)
                .with("at", own.at().toString())
                .with("records", own.records().stream().map(PrivacyShapes::of).toList());
    }

    private static JsonObject of(OwnRecord each) {
        JsonObject object = new JsonObject()
                .with("kind", each.kind())
                .with("id", each.id().toString())
                .with("at", each.at().toString());
        each.branch().map(Branch::code).ifPresent(branch -> object.with("branch", branch));
        return object.with("fields", each.fields());
    }

    static JsonObject of(Erased erased) {
        return new JsonObject()
                .with("decisions", erased.decisions())
                .with("followUps", erased.followUps())
                .with("stories", erased.stories())
                .with("deliveries", erased.deliveries())
                .with("consents", erased.consents())
                .with("inFlight", erased.inFlight())
                .with("complete", erased.isComplete());
    }

    static JsonObject of(PrivacyCase hold) {
        return new JsonObject()
                .with("hold", hold.id().toString())
                .with("matter", hold.matter())
                .with("at", hold.at().toString());
    }

    /** @param mend what is to be done where something is behind */
    static JsonObject of(Standing standing, String mend) {
        RetentionReport report = standing.report();
        JsonObject object = new JsonObject()
                .with("at", report.at().toString())
                .with("removed", report.removed())
                .with("overdue", report.overdue())
                .with("late", standing.late().count())
                .with("erasures", standing.erasures().count())
                .with("alarm", standing.isAlarm());
        if (standing.isAlarm()) {
            object.with("sentence", standing.alarm() + mend);
        }
        return object.with(
                "lines", report.lines().stream().map(PrivacyShapes::of).toList());
    }

    private static JsonObject of(RetentionReport.Line line) {
        JsonObject object = new JsonObject()
                .with("keeping", line.keeping().code())
                .with("period", line.period().toString())
                .with("before", line.before().toString())
                .with("removed", line.removed())
                .with("overdue", line.overdue().rows());
        line.overdue().oldest().ifPresent(oldest -> object.with("oldest", oldest.toString()));
        return object;
    }
}
