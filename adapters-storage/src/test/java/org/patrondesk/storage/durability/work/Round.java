package org.patrondesk.storage.durability.work;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.patrondesk.appeal.Reconsideration.AnswerAppeal;
import org.patrondesk.appeal.Reconsideration.ExceptionGrant;
import org.patrondesk.appeal.Reconsideration.LodgeAppeal;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.barrier.RegisterBarrier;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Request;
import org.patrondesk.journal.Answer;
import org.patrondesk.library.Channel;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Ref;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.logbook.NativeNo;
import org.patrondesk.meeting.Resolve;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.MemberImport;
import org.patrondesk.patron.MemberRow;
import org.patrondesk.patron.RowIdentity;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.story.Consent;
import org.patrondesk.story.TellStory;
import org.patrondesk.testkit.Sample;
import org.patrondesk.trial.RequestRow;
import org.patrondesk.trial.WhatIf;

/**
 * One round of a library's work, through the real services. Every call can be repeated and then has no second effect.
 *
 * <p>A call that needs the id of an earlier one makes that call again, with its key.
 */
public record Round(Staff staff, int number) {
    /** A call of the round; answers what the caller was told, an id where there is one. */
    @FunctionalInterface
    interface Call {
        String make(Round round);
    }

    /** The calls of a round, in order. A store that comes later is written to by one more. */
    public static final List<Call> CALLS = List.of(
            Round::adopt,
            Round::decide,
            Round::observe,
            round -> round.no("no").toString(),
            round -> round.no("other").toString(),
            Round::nativeNo,
            Round::grant,
            Round::lodge,
            Round::answer,
            Round::importMembers,
            Round::run,
            round -> round.barrier().toString(),
            Round::findAYes,
            round -> round.story().toString(),
            Round::consent,
            Round::change,
            PostWork::postToBeReached,
            PostWork::postToBeRefused,
            PostWork::postToWait,
            PostWork::send,
            ConsentWork::give,
            ConsentWork::withdraw,
            PrivacyWork::hold,
            PrivacyWork::read,
            EmergencyWork::open,
            PostWork::drop,
            JournalWork::seal,
            JournalWork::note,
            JournalWork::erase);

    /** Under which names the keys of the round are kept. */
    public static List<String> keys(int number) {
        return Stream.of(
                        "decide:decide",
                        "shadow:observe",
                        "log:no",
                        "log:other",
                        "native:koha:native",
                        "follow-up:grant",
                        "follow-up:lodge",
                        "follow-up:answer",
                        "what-if:run",
                        "barrier:barrier",
                        "resolve:yes",
                        "story:story",
                        "resolve:change",
                        "post:reached",
                        "post:refused",
                        "post:waiting",
                        "consent:given",
                        "consent:withdrawn",
                        "emergency:opened")
                .map(name -> name + "-" + number)
                .toList();
    }

    private String key(String call) {
        return call + "-" + number;
    }

    private Optional<String> asKey(String call) {
        return Optional.of(key(call));
    }

    private String adopt() {
        return staff.desk().policies().adopt(policy("round-")).orThrow().version();
    }

    private PolicySet policy(String version) {
        return Sample.policySet(version + number);
    }

    public static PolicySet policyOfRun(int number) {
        return Sample.policySet("run-" + number);
    }

    private Request request(String call) {
        return Request.at(
                        Sample.CENTRAL,
                        Channel.DESK,
                        Map.of("postcode-area", "DH", "months-since-last-use", number % 9))
                .withKey(key(call));
    }

    private String decide() {
        return staff.desk()
                .requests()
                .decide(request("decide"))
                .orThrow()
                .decision()
                .toString();
    }

    private String observe() {
        return staff.desk()
                .shadow(request("observe"), Outcome.NO)
                .orThrow()
                .decision()
                .toString();
    }

    private UUID no(String call) {
        return staff.desk()
                .logbook()
                .log(new LogNo(
                        "May I read 漢字 at home? " + number,
                        Decision.UNWRITTEN,
                        Optional.of("Nobody ever asked 🙂."),
                        Optional.empty(),
                        Map.of(),
                        Sample.HARBOUR,
                        Channel.PHONE,
                        asKey(call),
                        Optional.empty()))
                .orThrow();
    }

    private String nativeNo() {
        return staff.desk()
                .logbook()
                .log(NativeNo.of(new Ref("koha", "debt_limit"), "owes-much", Sample.MILL, Channel.WEB)
                        .withKey(key("native")))
                .orThrow()
                .toString();
    }

    private String grant() {
        return staff.desk()
                .appeals()
                .grant(new ExceptionGrant(no("no"), Outcome.YES, "They may.", Optional.empty(), asKey("grant")))
                .orThrow()
                .toString();
    }

    private String lodge() {
        return staff.desk()
                .appeals()
                .lodge(new LodgeAppeal(no("other"), "Please look again.", asKey("lodge")))
                .orThrow()
                .toString();
    }

    private String answer() {
        return staff.other()
                .appeals()
                .answer(new AnswerAppeal(no("other"), Outcome.CONDITIONAL, "With a deposit.", asKey("answer")))
                .orThrow()
                .toString();
    }

    /** A batch; in every eighth round one of two transactions. */
    private String importMembers() {
        int rows = number % 8 == 2 ? MemberImport.CHUNK + 50 : 60;
        var row = IntStream.rangeClosed(1, rows).iterator();
        MemberImport.Report report = staff.desk()
                .memberImport()
                .run(() -> row.hasNext() ? member(row.next()) : null, MemberImport.unobserved());
        return "read " + report.read();
    }

    private MemberRow member(int row) {
        return new MemberRow.Accepted(
                row,
                RowIdentity.first(List.of(key("member"), Integer.toString(row))),
                "NE" + row % 20,
                Sample.HARBOUR,
                new Member.Moment(LocalDate.of(2015, 3, 1).plusDays(row), null),
                Member.Moment.UNKNOWN,
                Set.of(MemberRow.BLANK_LAST_USED));
    }

    /** A batch that is begun in one transaction and ended in another. */
    private String run() {
        PolicySet policy = policyOfRun(number);
        WhatIf order = new WhatIf(asKey("run"), ContentHash.of(key("run")), policy, LocalDate.of(2026, 11, 18));
        var line = IntStream.rangeClosed(1, 40).iterator();
        return staff.desk()
                .whatIf()
                .run(order, () -> line.hasNext() ? asked(policy, line.next()) : null, decided -> {})
                .stored()
                .hash()
                .hex();
    }

    private static RequestRow asked(PolicySet policy, int line) {
        return new RequestRow.Asked(
                line,
                policy.vocabulary().facts(Map.of("postcode-area", line % 2 == 0 ? "NE" : "DH")),
                Sample.MILL,
                Channel.BATCH);
    }

    private UUID barrier() {
        return staff.desk()
                .barriers()
                .register(new RegisterBarrier(
                        "No way to read at home, " + number,
                        Sample.CENTRAL,
                        List.of(no("no"), no("other")),
                        asKey("barrier")))
                .orThrow();
    }

    private String findAYes() {
        return staff.desk()
                .meetings()
                .resolve(Resolve.findAYes("out-of-area", "They may ask for a loan by post.")
                        .about(List.of(new Ref(Barrier.KIND, barrier().toString())))
                        .withKey(key("yes")))
                .orThrow()
                .toString();
    }

    private UUID story() {
        return staff.desk()
                .stories()
                .tell(new TellStory(
                        "They read it to a child, " + number + ".",
                        Consent.NOT_ASKED,
                        Sample.CENTRAL,
                        List.of(Decision.ref(no("no"))),
                        asKey("story"),
                        Optional.empty()))
                .orThrow();
    }

    /** Has no key: who saw version 1 is told, when asking again, that it has changed. */
    private String consent() {
        Consent given = number % 2 == 0 ? Consent.TO_USE : Consent.REFUSED;
        Answer<Long> answer = staff.desk().stories().consent(story(), given, 1);
        return "version " + (answer instanceof Answer.Stale<Long> stale ? stale.currentVersion() : answer.orThrow());
    }

    private String change() {
        return staff.desk()
                .meetings()
                .resolve(Resolve.change(
                                "unused-card",
                                "It asks too much.",
                                new Resolve.NewPolicy(policy("change-"), Optional.empty()))
                        .withKey(key("change")))
                .orThrow()
                .toString();
    }
}
