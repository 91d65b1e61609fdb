package org.patrondesk.examples.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patrondesk.decision.Wording;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Period;
import org.patrondesk.library.Ref;
import org.patrondesk.logbook.Agenda;
import org.patrondesk.logbook.Review;
import org.patrondesk.outreach.CallListReport;
import org.patrondesk.patron.MemberImport;
import org.patrondesk.policy.PolicyRef;
import org.patrondesk.replay.Edit;
import org.patrondesk.replay.Replay;
import org.patrondesk.trial.RunReport;

/** Agendas and results of an invented library. */
final class Samples {
    static final ZoneId ZONE = ZoneId.of("Europe/London");
    static final Period WEEK = Period.ofIsoWeek("2026-W46", ZONE);
    static final AgendaPage.Heading HEADING = AgendaPage.Heading.of("Harbour Libraries", ZONE);

    private Samples() {}

    static Review quiet() {
        return new Review(WEEK, 0, 0, List.of(), Map.of(), 0, List.of(), Review.SecondLooks.NONE, List.of());
    }

    static Agenda empty() {
        return new Agenda(quiet(), List.of());
    }

    static Review review() {
        return new Review(
                WEEK,
                58,
                7,
                List.of(
                        new Review.RuleCount("renewal-after-holds", 31, 27),
                        new Review.RuleCount("proof-of-address", 19, 0),
                        new Review.RuleCount("unwritten", 8, 0)),
                Map.of("Quayside", 40L, "Hilltop", 18L),
                8,
                List.of(new Review.Inconsistency(
                        "proof-of-address",
                        "may i join with a letter from my hostel?",
                        List.of(
                                new Review.AnswerCount("no", 2, List.of("Quayside"), List.of("morning")),
                                new Review.AnswerCount(
                                        "refer", 1, List.of("Hilltop", "Old Mill"), List.of("evening"))))),
                new Review.SecondLooks(Map.of("proof-of-address", 4L), 2, 1),
                List.of(
                        new Review.Proposal(
                                "renewal-after-holds",
                                "drop-rule",
                                31,
                                Optional.of(27L),
                                Optional.of(1L),
                                Optional.empty()),
                        new Review.Proposal("proof-of-address", "review-rule", 19),
                        new Review.Proposal("unwritten", "write-rule", 8)));
    }

    static Agenda agenda() {
        List<Agenda.SpelledOut> renewals = new ArrayList<>();
        renewals.add(
                said("May I keep the large-print atlas one more week?", "Somebody waits for it.", "A loan of ours."));
        renewals.add(said("Can I renew all of my picture books?", "", ""));
        for (int month = 7; month < 15; month++) {
            renewals.add(
                    computed("{\"branch\":\"Quayside\",\"has-holds\":true,\"months-since-last-use\":" + month + "}"));
        }
        return new Agenda(
                review(),
                List.of(
                        new Agenda.Item(
                                "renewal-after-holds",
                                "A book that another person waits for goes to that person.",
                                "Lending rules 2024, section 4.2",
                                31,
                                27,
                                renewals),
                        new Agenda.Item(
                                "proof-of-address",
                                "The board wants to know where our books live.",
                                "Board minutes of 3 March 2019",
                                19,
                                0,
                                List.of(said("May I join with a letter from my hostel?", "", "A day pass."))),
                        new Agenda.Item(
                                "unwritten", "", "", 8, 0, List.of(said("May I charge my wheelchair here?", "", "")))));
    }

    static Agenda.SpelledOut said(String asked, String why, String offered) {
        return new Agenda.SpelledOut(
                Instant.parse("2026-11-11T14:05:00Z"),
                "Quayside",
                "desk",
                offered.isEmpty() ? "no" : "no-with-alternative",
                Optional.of(new Wording(asked, some(why), some(offered))),
                "{}",
                Optional.empty());
    }

    static Agenda.SpelledOut computed(String facts) {
        return new Agenda.SpelledOut(
                Instant.parse("2026-11-12T09:30:00Z"),
                "Quayside",
                "batch",
                "no",
                Optional.empty(),
                facts,
                Optional.empty());
    }

    private static Optional<String> some(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    static RunReport run(Map<String, Long> outcomes, Map<String, Long> rules) {
        return new RunReport(
                "autumn",
                new PolicyRef("harbour", "2026-2", ContentHash.of("harbour")),
                Figures.sum(outcomes),
                outcomes,
                rules,
                Map.of(),
                Map.of());
    }

    static DemoPage.Content content() {
        return new DemoPage.Content(
                "A walk through the desk of Harbour Libraries",
                ZONE,
                step(
                        "members import",
                        new MemberImport.Report(
                                80_752,
                                80_740,
                                10,
                                Map.of("cell-count", 2L),
                                Map.of("identical-row", 31L, "blank-last-used", 4_210L, "two-digit-year", 12_005L))),
                step(
                        "decide",
                        run(
                                Map.of("yes", 61_204L, "conditional", 12_800L, "ask", 4_400L, "refer", 2_346L),
                                Map.of(
                                        "in-area-active", 61_204L,
                                        "confirm-address", 12_800L,
                                        "ask", 4_400L,
                                        "out-of-area-goes-to-the-library-of-the-own-area", 2_346L))),
                step("nos review", review()),
                step(
                        "nos replay",
                        new Replay.Report(
                                80_750,
                                78_000,
                                2_346,
                                0,
                                4,
                                Map.of("has-guardian", 400L),
                                List.of(),
                                List.of(new Replay.RuleEffect("out-of-area", 2_346, 0, 4, List.of())))),
                "without the rule out-of-area",
                step("calls build", calls()));
    }

    private static CallListReport calls() {
        return new CallListReport(
                9_000,
                8_500,
                Map.of("Quayside", 4_100L, "Hilltop", 2_900L, "Old Mill", 1_500L, "Closed", 0L),
                Map.of("out-of-area", 500L));
    }

    static DemoPage.Content nothing() {
        return new DemoPage.Content(
                "Nothing yet",
                ZONE,
                step("import", new MemberImport.Report(0, 0, 0, Map.of(), Map.of())),
                step("decide", run(Map.of(), Map.of())),
                step("review", quiet()),
                step("replay", new Replay.Report(0, 0, 0, 0, 0, Map.of(), List.of(), List.of())),
                "",
                step("calls", new CallListReport(0, 0, Map.of(), Map.of())));
    }

    /** Results in which every text is this one. */
    static DemoPage.Content allNamed(String text, long n) {
        Map<String, Long> counts = Map.of(text, n);
        return new DemoPage.Content(
                text,
                ZONE,
                new DemoPage.Step<>(text, text, new MemberImport.Report(n, n, 0, counts, counts)),
                new DemoPage.Step<>(
                        text,
                        text,
                        new RunReport(
                                text,
                                new PolicyRef(text, text, ContentHash.of("policy")),
                                n,
                                counts,
                                counts,
                                counts,
                                counts)),
                new DemoPage.Step<>(text, text, reviewNamed(text, n)),
                new DemoPage.Step<>(
                        text,
                        text,
                        new Replay.Report(
                                n,
                                0,
                                0,
                                0,
                                n,
                                counts,
                                List.of(),
                                List.of(new Replay.RuleEffect(text, 0, 0, n, List.of())))),
                text,
                new DemoPage.Step<>(text, text, new CallListReport(n, n, counts, counts)));
    }

    /** An agenda in which every text is this one. */
    static Agenda agendaNamed(String text) {
        Wording wording = new Wording(text, Optional.of(text), Optional.of(text));
        Instant at = Instant.parse("2026-11-11T14:05:00Z");
        return new Agenda(
                reviewNamed(text, 3),
                List.of(new Agenda.Item(
                        text,
                        text,
                        text,
                        3,
                        1,
                        List.of(
                                new Agenda.SpelledOut(
                                        at, text, text, text, Optional.of(wording), text, Optional.empty()),
                                new Agenda.SpelledOut(
                                        at,
                                        text,
                                        text,
                                        text,
                                        Optional.empty(),
                                        text,
                                        Optional.of(new Ref("koha", "x" + storable(text))))))));
    }

    /** What a reference takes of it. */
    private static String storable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cs}\\u2028\\u2029]", "")
                .codePoints()
                .limit(200)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Review reviewNamed(String text, long n) {
        return new Review(
                WEEK,
                n,
                n,
                List.of(new Review.RuleCount(text, n, n)),
                Map.of(text, n),
                n,
                List.of(new Review.Inconsistency(
                        text, text, List.of(new Review.AnswerCount(text, n, List.of(text, text), List.of(text))))),
                new Review.SecondLooks(Map.of(text, n), n, n),
                List.of(
                        new Review.Proposal(text, "drop-rule", n, Optional.of(0L), Optional.of(n), Optional.empty()),
                        new Review.Proposal(
                                text,
                                text,
                                n,
                                Optional.of(0L),
                                Optional.of(n),
                                Optional.of(new Edit(Edit.Kind.DROP_VALUE, text, 0, text, text, List.of()))),
                        new Review.Proposal(text, text, n)));
    }

    private static <R> DemoPage.Step<R> step(String command, R report) {
        return new DemoPage.Step<>(
                "patrondesk " + command, "One line that says what this step does and why it is worth a look.", report);
    }
}
