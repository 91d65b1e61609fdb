package org.patrondesk.examples.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.patrondesk.Session;
import org.patrondesk.examples.cli.store.PolicyFiles;
import org.patrondesk.examples.cli.store.Shipped;
import org.patrondesk.examples.page.DemoPage;
import org.patrondesk.ils.membership.MembershipSheet;
import org.patrondesk.ils.sheet.SheetCallSheets;
import org.patrondesk.library.Period;
import org.patrondesk.logbook.Agenda;
import org.patrondesk.messaging.file.FileDrop;
import org.patrondesk.outreach.CallListOrder;
import org.patrondesk.outreach.CallListReport;
import org.patrondesk.patron.MemberImport;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.replay.Replay;
import org.patrondesk.trial.RunReport;
import org.patrondesk.trial.WhatIf;

/** The walk through the desk on the sample, step by step, each said in plain words. One thread. */
final class DemoWalk {
    static final ZoneId ZONE = ZoneOffset.UTC;

    private static final String RUN = "sample";
    private static final LocalDate AS_OF = LocalDate.of(2026, 10, 19);
    private static final LocalDate FIRST_DAY = AS_OF.minusWeeks(2);
    private static final LocalDate HALF_A_YEAR_AGO = AS_OF.minusMonths(6);

    private final Path folder;
    private final PrintStream out;
    private final DemoClock clock = new DemoClock(AS_OF.atTime(8, 0).toInstant(ZoneOffset.UTC));

    DemoWalk(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    DemoClock clock() {
        return clock;
    }

    /** What came out. */
    record Results(
            MemberImport.Report imported,
            String report,
            String encoding,
            RunReport decided,
            Agenda agenda,
            Replay.Report replayed,
            CallListReport called,
            String list) {
        DemoPage.Content content() {
            return new DemoPage.Content(
                    "Two weeks at the desk",
                    ZONE,
                    new DemoPage.Step<>(
                            "patrondesk members import members.csv --store DIR",
                            "Members as the ILS exports them, kept row by row; what is odd is flagged, not lost.",
                            imported),
                    new DemoPage.Step<>(
                            "patrondesk decide members.csv --policy newcastle-city.json --store DIR --as-of " + AS_OF,
                            "May each of them use the library as before? The policy answers, and every answer is kept.",
                            decided),
                    new DemoPage.Step<>(
                            "patrondesk nos review --store DIR --from " + FIRST_DAY + " --to " + AS_OF,
                            "What staff had to say no to in two weeks, written down in seconds each.",
                            agenda.review()),
                    new DemoPage.Step<>(
                            "patrondesk nos replay --store DIR --run sample --candidate newcastle-city-candidate.json",
                            "The same requests, asked again of a policy that nobody has to adopt to try.",
                            replayed),
                    "welcomes the neighbours in DH and SR",
                    new DemoPage.Step<>(
                            "patrondesk calls build --store DIR --inactive-since " + HALF_A_YEAR_AGO
                                    + " --out calls.csv",
                            "Members who have not been seen for half a year, for a friendly call.",
                            called));
        }
    }

    Results walk(Session session) {
        Path members = folder.resolve("members.csv");
        FileDrop.drop(members, to -> to.write(Shipped.bytes("sample/members.csv")));
        PolicySet policy = PolicyFiles.shipped("newcastle-city.json");
        try (MembershipSheet sheet = MembershipSheet.open(members)) {
            step("1. Import the members of a small library from a sheet: members.csv");
            Path report = folder.resolve("import-report.csv");
            MemberImport.Report imported = ImportReport.writing(
                    report, rows -> {}, observer -> session.memberImport().run(sheet, observer));
            tell(Summaries.imported(imported, report.toString(), sheet.encoding()));
            RunReport decided = decide(session, policy, members);
            Agenda agenda = log(session);
            Replay.Report replayed = replay(session);
            Path list = folder.resolve("calls.csv");
            return new Results(
                    imported,
                    report.toString(),
                    sheet.encoding(),
                    decided,
                    agenda,
                    replayed,
                    call(session, policy, list),
                    list.toString());
        }
    }

    private RunReport decide(Session session, PolicySet policy, Path members) {
        step("2. Put the policy newcastle-city in force, and ask it about every member");
        session.policies().adopt(policy);
        try (RequestFile requests = RequestFile.open(members, policy, AS_OF)) {
            WhatIf order = new WhatIf(Optional.of(RUN), requests.content(), policy, AS_OF);
            RunReport decided = session.whatIf().run(order, requests.source(), rows -> {});
            tell(Summaries.decided(decided));
            return decided;
        }
    }

    private Agenda log(Session session) {
        List<SampleNo> nos = SampleNo.all();
        step("3. Staff write down the nos of two weeks, each in a few words");
        for (SampleNo said : nos) {
            clock.set(said.at());
            session.logbook().log(said.no()).orThrow();
        }
        clock.set(AS_OF.atTime(9, 0).toInstant(ZoneOffset.UTC));
        step("4. Review them for the weekly meeting");
        Agenda agenda = session.logbook().agenda(Optional.empty(), Period.ofDays(FIRST_DAY, AS_OF, ZONE));
        tell(Summaries.reviewed(agenda.review()));
        return agenda;
    }

    private Replay.Report replay(Session session) {
        step("5. Try a candidate that welcomes the neighbours in DH and SR, on the decisions of step 2");
        Replay.Report report =
                session.logbook().replay(Optional.of(RUN), PolicyFiles.shipped("newcastle-city-candidate.json"));
        tell(Summaries.replayed(report));
        return report;
    }

    private CallListReport call(Session session, PolicySet policy, Path list) {
        step("6. List the members to call who have not been seen since " + HALF_A_YEAR_AGO);
        CallListReport report = session.callLists()
                .build(
                        new CallListOrder(MemberSelection.inactiveSince(HALF_A_YEAR_AGO), policy, AS_OF),
                        sheet -> FileDrop.drop(list, sheet, SheetCallSheets.csv()));
        tell(Summaries.called(report, list.toString()));
        return report;
    }

    private void step(String sentence) {
        out.println(sentence);
    }

    private void tell(List<String> lines) {
        lines.forEach(line -> out.println("   " + line));
    }
}
