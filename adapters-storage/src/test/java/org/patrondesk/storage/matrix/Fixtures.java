package org.patrondesk.storage.matrix;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.patrondesk.analysis.PolicyAnalysis;
import org.patrondesk.appeal.Reconsideration.AnswerAppeal;
import org.patrondesk.appeal.Reconsideration.ExceptionGrant;
import org.patrondesk.appeal.Reconsideration.LodgeAppeal;
import org.patrondesk.barrier.RegisterBarrier;
import org.patrondesk.consent.ConsentCommand;
import org.patrondesk.decision.Decision;
import org.patrondesk.library.Channel;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Period;
import org.patrondesk.library.Purpose;
import org.patrondesk.library.Ref;
import org.patrondesk.logbook.NativeNo;
import org.patrondesk.meeting.Resolve;
import org.patrondesk.message.DecideDelivery;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.PostMessage;
import org.patrondesk.outreach.CallListOrder;
import org.patrondesk.outreach.CallLists;
import org.patrondesk.patron.MemberImport;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.person.Subject;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.privacy.MarkSeen;
import org.patrondesk.privacy.OpenEmergency;
import org.patrondesk.proposal.RuleProposal;
import org.patrondesk.reading.AccessSelection;
import org.patrondesk.seal.Checkpoint;
import org.patrondesk.story.Consent;
import org.patrondesk.story.TellStory;
import org.patrondesk.testkit.Sample;

/** Good arguments for every call, which point at what is at a spot. */
final class Fixtures {
    private static final Period EVER = new Period(Sample.LONG_AGO, Sample.FAR_AHEAD);

    private final Map<String, Function<Ask, Object[]>> all = new LinkedHashMap<>();

    Fixtures() {
        decisions();
        reviews();
        files();
        records();
        stories();
        persons();
        messages();
        offices();
    }

    Map<String, Function<Ask, Object[]>> all() {
        return all;
    }

    /** Arguments in their order. */
    static Object[] given(Object... arguments) {
        return arguments;
    }

    private void put(String call, Function<Ask, Object[]> made) {
        all.put(call, made);
    }

    private void decisions() {
        put("requests.decide(Request) branch", ask -> given(Site.request(ask.branch())));
        put(
                "requests.decide(Request) person",
                ask -> given(Site.request(Sample.CENTRAL).by(ask.person())));
        put("shadow(Request, Outcome) branch", ask -> given(Site.request(ask.branch()), Outcome.NO));
        put(
                "shadow(Request, Outcome) person",
                ask -> given(Site.request(Sample.CENTRAL).by(ask.person()), Outcome.NO));
        put("logbook.log(LogNo) branch", ask -> given(Site.no(ask.branch())));
        put("logbook.log(LogNo) person", ask -> given(Site.no(Sample.CENTRAL).to(ask.person())));
        put("logbook.logUnder(PolicySet, LogNo) branch", ask -> given(World.POLICY, Site.no(ask.branch())));
        put(
                "logbook.logUnder(PolicySet, LogNo) person",
                ask -> given(World.POLICY, Site.no(Sample.CENTRAL).to(ask.person())));
        put(
                "logbook.log(NativeNo) branch",
                ask -> given(NativeNo.of(new Ref("koha", "debt"), "too-young", ask.branch(), Channel.KIOSK)));
        put(
                "logbook.log(NativeNo) origin",
                ask -> given(NativeNo.of(ask.decision(), "too-young", Sample.CENTRAL, Channel.KIOSK)));
        put(
                "appeals.grant(ExceptionGrant)",
                ask -> given(new ExceptionGrant(
                        ask.id(Site::said), Outcome.YES, "a word", Optional.empty(), Optional.empty())));
        put(
                "appeals.lodge(LodgeAppeal)",
                ask -> given(new LodgeAppeal(ask.id(Site::said), "a word", Optional.empty())));
        put(
                "appeals.answer(AnswerAppeal)",
                ask -> given(new AnswerAppeal(ask.id(Site::appealed), Outcome.NO, "a word", Optional.empty())));
        put("appeals.of(UUID)", ask -> given(ask.id(Site::appealed)));
    }

    private void reviews() {
        put("logbook.review(Optional, Period) run", ask -> given(Optional.of(ask.run(Site::run)), EVER));
        put("logbook.review(Optional, Period) said", ask -> given(Optional.empty(), EVER));
        put("logbook.agenda(Optional, Period) run", ask -> given(Optional.of(ask.run(Site::run)), EVER));
        put("logbook.agenda(Optional, Period) said", ask -> given(Optional.empty(), EVER));
        put("logbook.replay(Optional, PolicySet) run", ask -> given(Optional.of(ask.run(Site::run)), World.POLICY));
        put("logbook.replay(Optional, PolicySet) said", ask -> given(Optional.empty(), World.POLICY));
        put("logbook.replayShadows(PolicySet)", ask -> given(World.POLICY));
        put("logbook.shadowReview(Period)", ask -> given(EVER));
        put("logbook.hasRun(String)", ask -> given(ask.run(Site::run)));
        put("logbook.isCutOff(String)", ask -> given(ask.run(Site::cutOff)));
        put("proposals.relax(Optional, PolicySet) run", ask -> given(Optional.of(ask.run(Site::run)), World.POLICY));
        put("proposals.relax(Optional, PolicySet) said", ask -> given(Optional.empty(), World.POLICY));
        put(
                "proposals.propose(Optional, PolicySet, Wish) run",
                ask -> given(
                        Optional.of(ask.run(Site::run)),
                        World.POLICY,
                        new RuleProposal.Wish(Optional.of("too-young"), List.of("age"))));
        put(
                "proposals.propose(Optional, PolicySet, Wish) said",
                ask -> given(
                        Optional.empty(),
                        World.POLICY,
                        new RuleProposal.Wish(Optional.of("too-young"), List.of("age"))));
        put(
                "proposals.count(Optional, Findings) run",
                ask -> given(Optional.of(ask.run(Site::run)), PolicyAnalysis.of(Policy.of(World.POLICY), Site.TODAY)));
        put(
                "proposals.count(Optional, Findings) said",
                ask -> given(Optional.empty(), PolicyAnalysis.of(Policy.of(World.POLICY), Site.TODAY)));
        put("counters.each(Consumer)", ask -> given(handing(ask)));
    }

    private void files() {
        put(
                "memberImport.run(MemberSource, Observer)",
                ask -> given(Site.members(ask.world().next(), ask.branch()), MemberImport.unobserved()));
        put(
                "whatIf.run(WhatIf, RequestSource, LongConsumer)",
                ask -> given(Site.order("run-" + ask.world().next()), Site.requests(ask.branch()), (LongConsumer)
                        decided -> {}));
        put(
                "callLists.build(CallListOrder, Receiver) all",
                ask -> given(new CallListOrder(MemberSelection.all(), World.POLICY, Site.TODAY), (CallLists.Receiver)
                        sheet -> sheet.each(ask::hand)));
        put(
                "callLists.build(CallListOrder, Receiver) branch",
                ask -> given(
                        new CallListOrder(MemberSelection.all().at(ask.branch()), World.POLICY, Site.TODAY),
                        (CallLists.Receiver) sheet -> sheet.each(ask::hand)));
        put("policies.adopt(PolicySet)", ask -> given(World.POLICY));
        put("policies.adopt(PolicySet, Instant)", ask -> given(World.POLICY, Sample.NOON));
        put("policies.inForce()", ask -> given());
    }

    private static Consumer<Object> handing(Ask ask) {
        return ask::hand;
    }

    private void records() {
        put(
                "barriers.register(RegisterBarrier) branch",
                ask -> given(RegisterBarrier.of(
                        "stairs",
                        ask.branch(),
                        List.of(ask.world().site(Spot.OWN).said()))));
        put(
                "barriers.register(RegisterBarrier) no",
                ask -> given(RegisterBarrier.of("stairs", Sample.CENTRAL, List.of(ask.id(Site::said)))));
        put("barriers.each(Consumer)", ask -> given(handing(ask)));
        put(
                "meetings.resolve(Resolve) about",
                ask -> given(Resolve.keep("too-young", "a reason").about(List.of(ask.decision()))));
        put(
                "meetings.resolve(Resolve) change",
                ask -> given(Resolve.change(
                        "too-young",
                        "a reason",
                        new Resolve.NewPolicy(World.policy("v" + ask.world().next()), Optional.empty()))));
        put("meetings.each(Period, Consumer)", ask -> given(EVER, handing(ask)));
        put("meetings.effect(UUID, int)", ask -> given(ask.id(Site::oldResolution), 4));
    }

    private void stories() {
        put(
                "stories.tell(TellStory) branch",
                ask -> given(TellStory.of(
                        "a story",
                        Consent.TO_USE,
                        ask.branch(),
                        Decision.ref(ask.world().site(Spot.OWN).said()))));
        put(
                "stories.tell(TellStory) about",
                ask -> given(TellStory.of("a story", Consent.TO_USE, Sample.CENTRAL, ask.decision())));
        put(
                "stories.tell(TellStory) person",
                ask -> given(TellStory.of(
                                "a story",
                                Consent.TO_USE,
                                Sample.CENTRAL,
                                Decision.ref(ask.world().site(Spot.OWN).said()))
                        .of(ask.person())));
        put("stories.consent(UUID, Consent, long)", ask -> given(ask.id(Site::story), Consent.TO_USE_AND_NAME, 1L));
        put("stories.find(UUID)", ask -> given(ask.id(Site::story)));
        put("chains.of(Ref, int)", ask -> given(ask.decision(), 4));
        put("chains.recent(Period, int)", ask -> given(EVER, 4));
    }

    private void persons() {
        put("consents.give(Give)", ask -> given(ConsentCommand.Give.express(Site.matter(ask.person()), Site.PROOF)));
        put(
                "consents.withdraw(Withdraw)",
                ask -> given(ConsentCommand.Withdraw.of(Site.matter(ask.person()), Site.PROOF)));
        put(
                "consents.restore(Restore)",
                ask -> given(ConsentCommand.Restore.of(Site.matter(ask.person()), Site.PROOF)));
        put("consents.standing(Matter)", ask -> given(Site.matter(ask.person())));
        put("consents.allows(Matter)", ask -> given(Site.matter(ask.person())));
        put("consents.history(Pseudonym, Consumer)", ask -> given(ask.person(), handing(ask)));
        put("pseudonym(PatronRef)", ask -> given(new Subject.PatronRef("koha", "4711")));
        put("dossiers.ownData(Pseudonym)", ask -> given(ask.person()));
        put("dossiers.erase(Pseudonym, String)", ask -> given(ask.person(), "letter 7"));
        put("dossiers.hold(Pseudonym, String)", ask -> given(ask.person(), "court 12/345"));
        put("dossiers.release(UUID)", ask -> given(ask.id(Site::hold)));
        put("dossiers.holds()", ask -> given());
        put("dossiers.goOn()", ask -> given());
    }

    private void messages() {
        PostMessage message = PostMessage.of(Sample.CENTRAL, Channel.EMAIL, "p@x.invalid", Site.MESSAGE, "hold-ready");
        put(
                "outbox.post(PostMessage) branch",
                ask -> given(PostMessage.of(ask.branch(), Channel.EMAIL, "p@x.invalid", Site.MESSAGE, "hold-ready")));
        put("outbox.post(PostMessage) person", ask -> given(message.withPerson(ask.person(), new Purpose("programs"))));
        put(
                "outbox.post(PostMessage) about",
                ask -> given(new PostMessage(
                        message.branch(),
                        message.channel(),
                        message.to(),
                        message.message(),
                        message.messageClass(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(ask.decision()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
        put("outbox.find(UUID)", ask -> given(ask.id(Site::posted)));
        put("outbox.each(DeliveryState, Consumer)", ask -> given(DeliveryState.FAILED, handing(ask)));
        put("outbox.queue()", ask -> given());
        put(
                "outbox.decide(DecideDelivery)",
                ask -> given(new DecideDelivery(ask.id(Site::failed), DecideDelivery.Fate.DROP, failedVersion(ask))));
        put("sending.round()", ask -> given());
        put("sending.goRound()", ask -> given());
    }

    /** Every delivery that failed has been through the same. */
    private static long failedVersion(Ask ask) {
        Site site = ask.world().site(Spot.OWN);
        return ask.world()
                .everything(site.tenant())
                .outbox()
                .find(site.failed())
                .orElseThrow()
                .version();
    }

    private void offices() {
        put("emergencies.open(OpenEmergency)", ask -> given(OpenEmergency.of("a pipe has burst", Duration.ofHours(1))));
        put("emergencies.lasting(UUID)", ask -> given(ask.emergency()));
        put("emergencies.close(UUID)", ask -> given(ask.emergency()));
        put("emergencies.now()", ask -> given());
        put("emergencies.unseen(Consumer)", ask -> given(handing(ask)));
        put(
                "emergencies.seen(MarkSeen)",
                ask -> given(
                        MarkSeen.of(ask.id(site -> site.emergency("staff-1"))).noting("a note")));
        put("inEmergency(UUID)", ask -> given(ask.emergency()));
        put("health()", ask -> given());
        put("retention.run()", ask -> given());
        put("retention.report()", ask -> given());
        put(
                "accesses.each(AccessSelection, Consumer)",
                ask -> given(AccessSelection.during(EVER).about(ask.person()), handing(ask)));
        put("sealing.seal()", ask -> given());
        put("sealing.verify(Optional)", ask -> given(Optional.empty()));
        put("sealing.verify(Collection)", ask -> given(List.of(new Checkpoint(1, ContentHash.of(new byte[] {1})))));
    }
}
