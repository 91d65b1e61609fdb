package org.patrondesk.examples;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.decision.Given;
import org.patrondesk.decision.Request;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Period;
import org.patrondesk.library.Tenant;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.policy.JsonPolicyFormat;

/** The shortest useful program: decide one request, log a no, print the review. */
public final class QuickStart {
    private QuickStart() {}

    /** Takes the folder of the store and the policy file. */
    public static void main(String[] args) throws IOException {
        run(Path.of(args[0]), Path.of(args[1]), System.out);
    }

    static void run(Path store, Path policy, PrintStream out) throws IOException {
        // tag::quickstart
        Branch branch = new Branch("CENTRAL");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        try (PatronDesk desk =
                PatronDesk.builder().storage(SqliteStorage.open(store)).build()) {
            Session staff = desk.as(
                    Identity::of,
                    Actor.Staff.of(new Tenant("library"), "desk-1", Roles.DESK, Roles.REVIEWER, Roles.POLICY_EDITOR));
            staff.policies().adopt(new JsonPolicyFormat().read(policy.toString(), Files.readAllBytes(policy)));

            Given given = staff.requests()
                    .decide(Request.at(branch, Channel.DESK, Map.of("postcode-area", "DH", "months-since-last-use", 2)))
                    .orThrow();
            out.println(given.verdict().outcome().code() + ", because: " + given.because());

            staff.logbook()
                    .log(LogNo.atDesk(branch, "Print a boarding pass from a phone", "unwritten")
                            .offering("Mailed it to the desk and printed it there"))
                    .orThrow();

            Period day = Period.ofDays(today, today.plusDays(2), desk.zone());
            staff.logbook()
                    .review(Optional.empty(), day)
                    .byRule()
                    .forEach(rule -> out.println(rule.n() + " x no by " + rule.rule()));
        }
        // end::quickstart
    }
}
