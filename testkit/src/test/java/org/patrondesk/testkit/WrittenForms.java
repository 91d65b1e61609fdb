package org.patrondesk.testkit;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.appeal.Reconsideration;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.barrier.RegisterBarrier;
import org.patrondesk.decision.Request;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Channel;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Ref;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.logbook.NativeNo;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.meeting.Resolve;
import org.patrondesk.memory.InMemoryStorage;
import org.patrondesk.message.DecideDelivery;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.Message;
import org.patrondesk.message.PostMessage;
import org.patrondesk.message.Result;
import org.patrondesk.outreach.CallListOrder;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.MemberImport;
import org.patrondesk.patron.MemberRow;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.story.Consent;
import org.patrondesk.story.Story;
import org.patrondesk.story.TellStory;
import org.patrondesk.trial.RequestRow;
import org.patrondesk.trial.WhatIf;

/** Walks once through all that writes a stored form, with a still clock and fixed ids, and gathers what was written. */
final class WrittenForms {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);

    private final SettableClock clock = SettableClock.at(Sample.NOON);
    private final InMemoryStorage storage = new InMemoryStorage(clock);
    private final Iterator<Result> results = List.<Result>of(
                    new Result.Accepted("p-1"),
                    new Result.Unknown("timeout"),
                    new Result.Rejected(Result.Concern.ADDRESS, "550-5.1.1"))
            .iterator();
    private final PatronDesk desk = PatronDesk.builder()
            .storage(storage)
            .clock(clock)
            .random(new Random(20261118))
            .courier(Channel.EMAIL, parcel -> results.next())
            .build();
    private final Session session = desk.as(
            Identity::of,
            new Actor.Staff(Sample.TENANT, "staff-1", Roles.shipped().grants().keySet(), Set.of()));

    private final List<DecideDelivery> inDoubt = new ArrayList<>();
    private String decided = "";

    private WrittenForms() {}

    /** What a walk wrote: stored forms by type, and the hashes of requests, of which only these are kept. */
    record Written(Map<String, StoredObject> forms, Map<String, ContentHash> requests) {}

    static Written walk() {
        WrittenForms walk = new WrittenForms();
        walk.steps();
        Map<String, StoredObject> forms = walk.answers();
        Map<String, ContentHash> requests = walk.requests();
        walk.clock.advance(Duration.ofDays(31));
        walk.session.retention().run();
        walk.addEvents(forms);
        return new Written(forms, requests);
    }

    private void steps() {
        Iterator<MemberRow> rows = List.<MemberRow>of(row(1), row(2)).iterator();
        session.memberImport().run(() -> rows.hasNext() ? rows.next() : null, MemberImport.unobserved());
        session.policies().adopt(Sample.policySet()).orThrow();
        Map<String, Object> facts = Map.of("postcode-area", "DH", "overdue", "12.50", "months-since-last-use", 7);
        session.requests()
                .decide(Request.at(Sample.CENTRAL, Channel.DESK, facts).withKey("k-1"))
                .orThrow();
        session.logbook().log(no()).orThrow();
        Iterator<RequestRow> asked = List.<RequestRow>of(
                        new RequestRow.Asked(
                                2, Sample.policySet().vocabulary().facts(facts), Sample.HARBOUR, Channel.BATCH),
                        new RequestRow.Rejected(3, "cell-count"))
                .iterator();
        session.whatIf()
                .run(
                        new WhatIf(Optional.of("golden"), ContentHash.of("file"), Sample.policySet(), DAY),
                        () -> asked.hasNext() ? asked.next() : null,
                        decided -> {});
        session.callLists()
                .build(
                        new CallListOrder(MemberSelection.all(), Sample.policySet(), DAY),
                        sheet -> sheet.each(cells -> {}));
        saidSince(facts);
    }

    private void saidSince(Map<String, Object> facts) {
        session.shadow(Request.at(Sample.CENTRAL, Channel.DESK, facts).withKey("k-1"), Outcome.CONDITIONAL)
                .orThrow();
        session.requests()
                .decide(Request.at(Sample.CENTRAL, Channel.DESK, Map.of("postcode-area", "somewhere else")))
                .orThrow();
        whatCameOfIt(appealed(facts));
        session.logbook()
                .log(NativeNo.of(new Ref("koha", "Patron::Debt"), "owes-much", Sample.CENTRAL, Channel.KIOSK)
                        .on(facts)
                        .withKey("k-7"))
                .orThrow();
    }

    private UUID appealed(Map<String, Object> facts) {
        UUID refused = session.logbook()
                .log(LogNo.atDesk(Sample.CENTRAL, "A card?", LogNo.BY_POLICY).on(facts))
                .orThrow();
        session.appeals()
                .grant(new Reconsideration.ExceptionGrant(
                        refused,
                        Outcome.CONDITIONAL,
                        "A neighbour \"of\" ours",
                        Optional.of(new BigDecimal("4.50")),
                        Optional.of("k-3")))
                .orThrow();
        return refused;
    }

    private void whatCameOfIt(UUID refused) {
        UUID barrier = session.barriers()
                .register(new RegisterBarrier(
                        "Cards for \"neighbours\"", Sample.CENTRAL, List.of(refused), Optional.of("k-4")))
                .orThrow();
        PolicySet next = PolicyReader.read(
                Sample.policySet().stored().with("version", "golden-2").with("expect", List.of()));
        UUID resolution = session.meetings()
                .resolve(Resolve.change(
                                "out-of-area",
                                "They pay too 🙂",
                                new Resolve.NewPolicy(next, Optional.of(DAY.plusDays(5))))
                        .about(List.of(new Ref(Barrier.KIND, barrier.toString())))
                        .withKey("k-5"))
                .orThrow();
        UUID story = session.stories()
                .tell(new TellStory(
                        "She \"came\" back.",
                        Consent.NOT_ASKED,
                        Sample.CENTRAL,
                        List.of(new Ref(Resolution.KIND, resolution.toString())),
                        Optional.of("k-6"),
                        Optional.empty()))
                .orThrow();
        session.stories().consent(story, Consent.TO_USE, 1).orThrow();
        whatWasSent(new Ref(Story.KIND, story.toString()));
    }

    private void whatWasSent(Ref about) {
        for (int n = 0; n < 3; n++) {
            session.outbox()
                    .post(new PostMessage(
                            Sample.CENTRAL,
                            Channel.EMAIL,
                            "reader@example.org",
                            new Message("Your \"hold\"", "It is here 🙂"),
                            "hold-ready",
                            Optional.of(Sample.NOON),
                            Optional.of(Sample.NOON.plusSeconds(3_600)),
                            Optional.of(about),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of("m-" + n)))
                    .orThrow();
        }
        desk.as(Identity::of, new Actor.SystemActor(Sample.TENANT, Roles.COURIER))
                .sending()
                .goRound();
        session.outbox()
                .each(
                        DeliveryState.UNKNOWN,
                        status -> inDoubt.add(new DecideDelivery(
                                status.delivery().id(), DecideDelivery.Fate.WENT_OUT, status.version())));
        inDoubt.forEach(session.outbox()::decide);
        DecideDelivery one = inDoubt.get(0);
        decided = "decide-delivery:" + one.delivery() + ":" + one.expectedVersion() + ":went-out";
        WrittenConsents.write(session, desk);
        WrittenEmergencies.write(desk);
        WrittenConsents.protect(session);
    }

    private static LogNo no() {
        return new LogNo(
                "A card for \"my\" grandson?",
                "owes-much",
                Optional.of("owes 60"),
                Optional.of("the reading room\nor a plan 🙂"),
                Map.of(),
                Sample.CENTRAL,
                Channel.PHONE,
                Optional.of("k-2"),
                Optional.empty());
    }

    private static MemberRow row(int n) {
        Member member = Sample.member(n, Sample.CENTRAL, DAY);
        return new MemberRow.Accepted(
                n + 1, member.identity(), "NE1", Sample.CENTRAL, member.added(), member.lastUsed(), Set.of());
    }

    private void addEvents(Map<String, StoredObject> forms) {
        storage.<List<Event>>read(
                        Sample.scope(Sample.TENANT, Permission.READ_JOURNAL),
                        transaction -> PortContract.collected(transaction.store(Events.class)::each))
                .forEach(event -> forms.putIfAbsent(event.type(), event.body()));
    }

    private Map<String, StoredObject> answers() {
        Map<String, StoredObject> forms =
                new TreeMap<>(Map.of("policy-set", Sample.policySet().stored()));
        storage.read(Sample.scope(Sample.TENANT, Permission.READ_JOURNAL), transaction -> {
            IdempotencyKeys keys = transaction.store(IdempotencyKeys.class);
            List.of(
                            "decide:k-1",
                            "log:k-2",
                            "shadow:k-1",
                            "what-if:golden",
                            "follow-up:k-3",
                            "barrier:k-4",
                            "resolve:k-5",
                            "story:k-6",
                            "post:m-0",
                            "consent:k-8",
                            "emergency:k-9")
                    .forEach(key -> {
                        StoredObject answer =
                                keys.find(key).orElseThrow().answer().orElseThrow();
                        forms.put(answer.text("type"), answer);
                    });
            return true;
        });
        return forms;
    }

    private Map<String, ContentHash> requests() {
        return storage.read(Sample.scope(Sample.TENANT, Permission.READ_JOURNAL), transaction -> {
            IdempotencyKeys keys = transaction.store(IdempotencyKeys.class);
            return Map.ofEntries(
                    Map.entry(
                            "post-message", keys.find("post:m-0").orElseThrow().request()),
                    Map.entry(
                            "register-barrier",
                            keys.find("barrier:k-4").orElseThrow().request()),
                    Map.entry("resolve", keys.find("resolve:k-5").orElseThrow().request()),
                    Map.entry(
                            "enter-consent",
                            keys.find("consent:k-8").orElseThrow().request()),
                    Map.entry(
                            "open-emergency",
                            keys.find("emergency:k-9").orElseThrow().request()),
                    Map.entry("tell-story", keys.find("story:k-6").orElseThrow().request()),
                    Map.entry("request", keys.find("decide:k-1").orElseThrow().request()),
                    Map.entry(
                            "request-beside",
                            keys.find("shadow:k-1").orElseThrow().request()),
                    Map.entry("wording", keys.find("log:k-2").orElseThrow().request()),
                    Map.entry(
                            "what-if", keys.find("what-if:golden").orElseThrow().request()),
                    Map.entry(
                            "reconsideration",
                            keys.find("follow-up:k-3").orElseThrow().request()),
                    Map.entry(
                            "native-no",
                            keys.find("native:koha:k-7").orElseThrow().request()),
                    Map.entry(
                            "decide-delivery", keys.find(decided).orElseThrow().request()));
        });
    }
}
