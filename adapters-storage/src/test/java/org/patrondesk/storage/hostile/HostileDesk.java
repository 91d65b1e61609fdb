package org.patrondesk.storage.hostile;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.analysis.PolicyAnalysis;
import org.patrondesk.appeal.Reconsideration.AnswerAppeal;
import org.patrondesk.appeal.Reconsideration.ExceptionGrant;
import org.patrondesk.appeal.Reconsideration.LodgeAppeal;
import org.patrondesk.barrier.RegisterBarrier;
import org.patrondesk.consent.ConsentCommand;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.consent.ConsentEntry.Proof;
import org.patrondesk.consent.Matter;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Request;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Period;
import org.patrondesk.library.Purpose;
import org.patrondesk.library.Ref;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.logbook.NativeNo;
import org.patrondesk.meeting.Resolve;
import org.patrondesk.message.Message;
import org.patrondesk.message.PostMessage;
import org.patrondesk.message.Result;
import org.patrondesk.outreach.CallListOrder;
import org.patrondesk.outreach.CallLists;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.person.Subject;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.privacy.MarkSeen;
import org.patrondesk.privacy.OpenEmergency;
import org.patrondesk.proposal.RuleProposal;
import org.patrondesk.reading.AccessEntry;
import org.patrondesk.reading.AccessSelection;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.seal.Checkpoint;
import org.patrondesk.story.Consent;
import org.patrondesk.story.TellStory;
import org.patrondesk.testkit.Sample;
import org.patrondesk.testkit.SettableClock;
import org.patrondesk.trial.RequestSource;
import org.patrondesk.trial.WhatIf;

/** A desk with a policy in force, arguments for every call that takes text, and a look at what was kept. One thread. */
final class HostileDesk {
    static final PolicySet POLICY = PolicyReader.read(StoredObject.parse("""
            {"policySet":"riverside","version":"1","philosophy":{"default":"yes"},
             "attributes":{"postcode-area":{"enum":["NE","NFA"]},"age":{"int":"0..120"}},
             "rules":[{"id":"too-young","when":{"age":"..12"},"decide":"no","because":"With a guardian."},
              {"id":"elsewhere","unless":{"postcode-area":["NE","NFA"]},"decide":"refer","because":"Next door."}]}"""));

    private static final Branch HARBOUR = Sample.HARBOUR;
    private static final Period WEEK = new Period(Sample.LONG_AGO, Sample.FAR_AHEAD);

    private final Storage storage;
    private final Session desk;
    private final Session other;
    private long persons;
    private final Map<String, Supplier<Object[]>> arguments = new LinkedHashMap<>();

    /**
     * Over a storage on which other desks may have worked.
     *
     * @param seed of the ids; another one for each desk
     */
    HostileDesk(Storage storage, int seed) {
        this.storage = storage;
        PatronDesk built = PatronDesk.builder()
                .storage(storage)
                .clock(SettableClock.at(Sample.NOON))
                .random(new Random(seed))
                .courier(Channel.EMAIL, parcel -> new Result.Accepted("x"))
                .build();
        this.desk = session(built, "staff-1");
        this.other = session(built, "staff-2");
        desk.policies().adopt(POLICY).orThrow();
        decisions();
        reads();
        writes();
        consents();
        emergencies();
    }

    /** The one place where these tests come to a desk. */
    private static Session session(PatronDesk desk, String id) {
        return desk.as(
                Identity::of,
                new Actor.Staff(Sample.TENANT, id, Roles.shipped().grants().keySet(), Set.of()));
    }

    private void decisions() {
        Request request = Request.at(HARBOUR, Channel.DESK, Map.of("age", 30L));
        NativeNo foreign = NativeNo.of(new Ref("koha", "debt"), "too-young", HARBOUR, Channel.KIOSK);
        put("shadow(Request, Outcome)", () -> new Object[] {request, Outcome.NO});
        put("requests.decide(Request)", () -> new Object[] {request});
        put("logbook.log(LogNo)", () -> new Object[] {no()});
        put("logbook.log(NativeNo)", () -> new Object[] {foreign});
        put("logbook.logUnder(PolicySet, LogNo)", () -> new Object[] {POLICY, no()});
        put("appeals.grant(ExceptionGrant)", () ->
                new Object[] {new ExceptionGrant(said(), Outcome.YES, "a word", Optional.empty(), Optional.empty())});
        put("appeals.lodge(LodgeAppeal)", () -> new Object[] {new LodgeAppeal(said(), "a word", Optional.empty())});
        put("appeals.answer(AnswerAppeal)", () -> {
            UUID no = said();
            other.appeals()
                    .lodge(new LodgeAppeal(no, "a word", Optional.empty()))
                    .orThrow();
            return new Object[] {new AnswerAppeal(no, Outcome.NO, "a word", Optional.empty())};
        });
    }

    private void reads() {
        put("logbook.review(Optional, Period)", () -> new Object[] {Optional.empty(), WEEK});
        put("logbook.agenda(Optional, Period)", () -> new Object[] {Optional.empty(), WEEK});
        put("logbook.hasRun(String)", () -> new Object[] {"a run"});
        put("logbook.isCutOff(String)", () -> new Object[] {"a run"});
        put("logbook.replay(Optional, PolicySet)", () -> new Object[] {Optional.empty(), POLICY});
        put("proposals.relax(Optional, PolicySet)", () -> new Object[] {Optional.empty(), POLICY});
        put(
                "proposals.propose(Optional, PolicySet, Wish)", () -> new Object[] {
                    Optional.empty(), POLICY, new RuleProposal.Wish(Optional.of("too-young"), List.of("age"))
                });
        put("proposals.count(Optional, Findings)", () ->
                new Object[] {Optional.empty(), PolicyAnalysis.of(Policy.of(POLICY), LocalDate.of(2026, 11, 18))});
        put("sealing.verify(Optional)", () ->
                new Object[] {Optional.of(new Checkpoint(1, ContentHash.of(new byte[] {1})))});
        put("chains.of(Ref, int)", () -> new Object[] {new Ref("decision", said().toString()), 4});
        put("callLists.build(CallListOrder, Receiver)", () -> new Object[] {
            new CallListOrder(MemberSelection.all(), POLICY, LocalDate.of(2026, 11, 18)),
            (CallLists.Receiver) sheet -> sheet.each(row -> {})
        });
        put("whatIf.run(WhatIf, RequestSource, LongConsumer)", () -> new Object[] {
            new WhatIf(Optional.of("a-run"), ContentHash.of(new byte[] {1}), POLICY, LocalDate.of(2026, 11, 18)),
            (RequestSource) () -> null,
            (LongConsumer) decided -> {}
        });
    }

    private void writes() {
        put("barriers.register(RegisterBarrier)", () ->
                new Object[] {RegisterBarrier.of("stairs", HARBOUR, List.of(said()))});
        put("meetings.resolve(Resolve)", () ->
                new Object[] {Resolve.keep("too-young", "a reason").about(List.of(Decision.ref(said())))});
        put("stories.tell(TellStory)", () ->
                new Object[] {TellStory.of("a story", Consent.TO_USE, HARBOUR, Decision.ref(said()))});
        put("outbox.post(PostMessage)", () -> new Object[] {
            PostMessage.of(HARBOUR, Channel.EMAIL, "p@x.invalid", new Message("a subject", "a text"), "hold-ready")
        });
    }

    private void consents() {
        Proof proof = new Proof("a form", "desk");
        put("consents.give(Give)", () -> new Object[] {ConsentCommand.Give.express(matter(), proof)});
        put("consents.withdraw(Withdraw)", () -> new Object[] {ConsentCommand.Withdraw.of(matter(), proof)});
        put("consents.restore(Restore)", () -> {
            Matter matter = matter();
            other.consents().withdraw(ConsentCommand.Withdraw.of(matter, proof)).orThrow();
            return new Object[] {ConsentCommand.Restore.of(matter, proof)};
        });
        put("pseudonym(PatronRef)", () -> new Object[] {new Subject.PatronRef("koha", "4711")});
        put("dossiers.erase(Pseudonym, String)", () -> new Object[] {matter().person(), "letter 7"});
        put("dossiers.hold(Pseudonym, String)", () -> new Object[] {matter().person(), "court 12/345"});
        put("dossiers.ownData(Pseudonym)", () -> new Object[] {matter().person()});
        put(
                "accesses.each(AccessSelection, Consumer)", () -> new Object[] {
                    AccessSelection.during(WEEK).about(matter().person()), (Consumer<AccessEntry>) entry -> {}
                });
        put("consents.standing(Matter)", () -> new Object[] {matter()});
        put("consents.allows(Matter)", () -> new Object[] {matter()});
        put("consents.history(Pseudonym, Consumer)", () ->
                new Object[] {matter().person(), (Consumer<ConsentEntry>) entry -> {}});
    }

    private void emergencies() {
        put("emergencies.open(OpenEmergency)", () -> new Object[] {emergency()});
        put("emergencies.seen(MarkSeen)", () -> new Object[] {
            MarkSeen.of(other.emergencies().open(emergency()).orThrow()).noting("a note")
        });
    }

    private static OpenEmergency emergency() {
        return OpenEmergency.of("a pipe has burst", Duration.ofHours(1));
    }

    /** Of somebody else each time. */
    private Matter matter() {
        persons++;
        return new Matter(new Subject.Pseudonym("%064x".formatted(persons)), new Purpose("newsletter"), Channel.EMAIL);
    }

    private void put(String call, Supplier<Object[]> made) {
        arguments.put(call, made);
    }

    private static LogNo no() {
        return LogNo.atDesk(HARBOUR, "a guest pass", "unwritten");
    }

    private UUID said() {
        return other.logbook().log(no()).orThrow();
    }

    Session session() {
        return desk;
    }

    /** The calls for which there are arguments. */
    Set<String> known() {
        return arguments.keySet();
    }

    /** Good arguments for the call, about records of their own. */
    Object[] arguments(Call call) {
        Supplier<Object[]> made = arguments.get(call.toString());
        if (made == null) {
            throw new AssertionError(
                    "HostileDesk has no arguments for " + call + "; add them, so that it is tested too.");
        }
        return made.get();
    }

    /** Every text of the records that a call has left behind. */
    List<String> kept(Answer.Done<?> done, Object[] arguments) {
        return new KeptTexts(storage).of(done, arguments);
    }
}
