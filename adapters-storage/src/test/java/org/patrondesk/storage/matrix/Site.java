package org.patrondesk.storage.matrix;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.patrondesk.Session;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.appeal.Reconsideration.LodgeAppeal;
import org.patrondesk.barrier.RegisterBarrier;
import org.patrondesk.consent.ConsentCommand;
import org.patrondesk.consent.ConsentEntry.Proof;
import org.patrondesk.consent.Matter;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Request;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Purpose;
import org.patrondesk.library.Tenant;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.meeting.Resolve;
import org.patrondesk.message.Message;
import org.patrondesk.message.PostMessage;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.MemberImport;
import org.patrondesk.patron.MemberRow;
import org.patrondesk.patron.MemberSource;
import org.patrondesk.patron.RowIdentity;
import org.patrondesk.person.Subject;
import org.patrondesk.policy.Outcome;
import org.patrondesk.privacy.Emergencies;
import org.patrondesk.privacy.EmergencyAccess;
import org.patrondesk.story.Consent;
import org.patrondesk.story.TellStory;
import org.patrondesk.testkit.Sample;
import org.patrondesk.trial.RequestRow;
import org.patrondesk.trial.RequestSource;
import org.patrondesk.trial.WhatIf;

/** Makes records at one branch of one library, as somebody with all rights. */
record Site(World world, Tenant tenant, Branch branch) {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 18);
    static final Proof PROOF = new Proof("a form", "desk");
    static final Message MESSAGE = new Message("a subject", "a text");

    private Session desk() {
        return world.everything(tenant);
    }

    static LogNo no(Branch at) {
        return LogNo.atDesk(at, "a guest pass", Decision.UNWRITTEN);
    }

    UUID said() {
        LogNo no = no(branch);
        return desk().logbook().log(world.subject().map(no::to).orElse(no)).orThrow();
    }

    UUID appealed() {
        UUID no = said();
        desk().appeals().lodge(new LodgeAppeal(no, "a word", Optional.empty())).orThrow();
        return no;
    }

    UUID barrier() {
        return desk().barriers()
                .register(RegisterBarrier.of("stairs", branch, List.of(said())))
                .orThrow();
    }

    UUID story() {
        TellStory story = TellStory.of("a story", Consent.TO_USE, branch, Decision.ref(said()));
        return desk().stories()
                .tell(world.subject().map(story::of).orElse(story))
                .orThrow();
    }

    UUID resolution() {
        return desk().meetings()
                .resolve(Resolve.findAYes(Decision.UNWRITTEN, "a reason").about(List.of(Decision.ref(said()))))
                .orThrow();
    }

    /** One whose effect is known by now. */
    UUID oldResolution() {
        UUID[] made = new UUID[1];
        world.before(Duration.ofDays(30), () -> world.site(Spot.OWN).said());
        world.before(Duration.ofDays(9), () -> made[0] = resolution());
        return made[0];
    }

    UUID posted() {
        PostMessage message = PostMessage.of(branch, Channel.EMAIL, "p@x.invalid", MESSAGE, "hold-ready");
        return desk().outbox()
                .post(world.subject()
                        .map(person -> message.withPerson(person, Purpose.SERVICE))
                        .orElse(message))
                .orThrow();
    }

    /** A delivery that waits for a person, since its courier did not take it. */
    UUID failed() {
        UUID posted = posted();
        world.job(tenant, Roles.COURIER).sending().goRound();
        return posted;
    }

    UUID hold() {
        Subject.Pseudonym person = world.subject().orElseGet(world::stranger);
        return desk().dossiers().hold(person, "court 1").orThrow();
    }

    /** An emergency that this person opened, whatever they may. */
    UUID emergency(String by) {
        UUID id = Sample.id(500_000 + world.next());
        Instant now = world.clock().instant();
        EmergencyAccess access = new EmergencyAccess(
                id, now, now.plusSeconds(3_600), "a pipe has burst", by, Optional.empty(), Optional.empty());
        world.storage().write(Sample.scope(tenant, Permission.READ_EMERGENCIES), transaction -> {
            transaction.store(Emergencies.class).record(access);
            return id;
        });
        return id;
    }

    static Matter matter(Subject.Pseudonym person) {
        return new Matter(person, new Purpose("hold-notices"), Channel.EMAIL);
    }

    /** Somebody who withdrew, asked, and told a story here. */
    Subject.Pseudonym person() {
        Subject.Pseudonym person = world.subject().orElseGet(world::stranger);
        desk().consents()
                .withdraw(ConsentCommand.Withdraw.of(matter(person), PROOF))
                .orThrow();
        desk().logbook().log(no(branch).to(person)).orThrow();
        return person;
    }

    static MemberSource members(int number, Branch at) {
        Iterator<MemberRow> rows = List.<MemberRow>of(new MemberRow.Accepted(
                        1,
                        RowIdentity.first(List.of("row", Integer.toString(number))),
                        "NE1",
                        at,
                        new Member.Moment(LocalDate.of(2015, 3, 1), null),
                        new Member.Moment(LocalDate.of(2026, 3, 1), null),
                        Set.of()))
                .iterator();
        return () -> rows.hasNext() ? rows.next() : null;
    }

    static WhatIf order(String run) {
        return new WhatIf(Optional.of(run), ContentHash.of(new byte[] {1}), World.POLICY, TODAY);
    }

    static RequestSource requests(Branch at) {
        Iterator<RequestRow> rows = List.<RequestRow>of(
                        new RequestRow.Asked(1, World.POLICY.vocabulary().facts(Map.of("age", 7L)), at, Channel.BATCH))
                .iterator();
        return () -> rows.hasNext() ? rows.next() : null;
    }

    String run() {
        String run = "run-" + world.next();
        desk().whatIf().run(order(run), requests(branch), decided -> {});
        return run;
    }

    /** A run whose file breaks off. */
    String cutOff() {
        String run = "run-" + world.next();
        RequestSource broken = () -> {
            throw new IllegalStateException("the file breaks off");
        };
        try {
            desk().whatIf().run(order(run), broken, decided -> {});
        } catch (IllegalStateException expected) {
            return run;
        }
        throw new AssertionError("The run went on behind the end of its file.");
    }

    static Request request(Branch at) {
        return Request.at(at, Channel.DESK, Map.of("age", 30L));
    }

    /** One of everything. */
    void fill() {
        appealed();
        barrier();
        story();
        world.before(Duration.ofDays(30), this::said);
        world.before(Duration.ofDays(9), this::resolution);
        posted();
        failed();
        emergency("staff-1");
        person();
        run();
        desk().shadow(request(branch), Outcome.NO).orThrow();
        desk().memberImport().run(members(world.next(), branch), MemberImport.unobserved());
    }
}
