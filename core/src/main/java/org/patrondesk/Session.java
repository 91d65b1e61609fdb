package org.patrondesk;

import java.util.Optional;
import java.util.UUID;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Permission;
import org.patrondesk.adoption.Policies;
import org.patrondesk.appeal.Appeals;
import org.patrondesk.barrier.BarrierRegister;
import org.patrondesk.consent.ConsentLedger;
import org.patrondesk.decision.Request;
import org.patrondesk.decision.Requests;
import org.patrondesk.decision.Shadowed;
import org.patrondesk.decision.Shadows;
import org.patrondesk.decision.WhatIfRun;
import org.patrondesk.journal.Answer;
import org.patrondesk.logbook.Logbook;
import org.patrondesk.measure.CounterReading;
import org.patrondesk.meeting.Meetings;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.Outbox;
import org.patrondesk.message.Sending;
import org.patrondesk.outreach.CallLists;
import org.patrondesk.patron.MemberImport;
import org.patrondesk.person.Pseudonyms;
import org.patrondesk.person.Subject;
import org.patrondesk.policy.Outcome;
import org.patrondesk.privacy.Accesses;
import org.patrondesk.privacy.Arrears;
import org.patrondesk.privacy.BreakGlass;
import org.patrondesk.privacy.Dossiers;
import org.patrondesk.privacy.Emergencies;
import org.patrondesk.privacy.Retention;
import org.patrondesk.proposal.Proposals;
import org.patrondesk.seal.Sealing;
import org.patrondesk.seal.Seals;
import org.patrondesk.story.Chains;
import org.patrondesk.story.Stories;

/** The rooms of the desk, as one actor may use them. Immutable and safe for use by many threads. */
public final class Session {
    private final PatronDesk desk;
    private final ActorContext context;

    Session(PatronDesk desk, ActorContext context) {
        this.desk = desk;
        this.context = context;
    }

    /**
     * The same in an emergency that this actor opened: with what their roles permit in an emergency, and at every branch. Empty
     * when there is none of this id that lasts now.
     *
     * <p>Its rooms look each time whether the emergency was closed, so they read from the storage; whatever was got of them
     * before ends with the emergency's time at the latest.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not break the glass
     * @throws org.patrondesk.journal.StorageUnavailable when the store cannot be used now
     */
    public Optional<Session> inEmergency(UUID emergency) {
        return new BreakGlass(desk.tools(), context)
                .lasting(emergency)
                .map(lasting -> new Session(desk, context.in(lasting)));
    }

    /** In an emergency, as wide as it is now. */
    private ActorContext context() {
        return context.emergency().isEmpty() ? context : new BreakGlass(desk.tools(), context).now();
    }

    /** Takes wider access in an emergency, and shows what others took. */
    public BreakGlass emergencies() {
        return new BreakGlass(desk.tools(), context());
    }

    public Policies policies() {
        return new Policies(desk.storage(), desk.journal(), desk.guard(), context());
    }

    public Requests requests() {
        return new Requests(desk.tools(), context());
    }

    /**
     * Records what the policy would have answered beside the host's own live answer; changes nothing for anybody.
     *
     * <p>Answers as {@link Shadows#observe} promises. The shadows are reviewed by {@link Logbook#shadowReview}.
     *
     * @param theirs what the host told the patron
     * @throws org.patrondesk.access.AccessDenied when the actor may not decide
     * @throws org.patrondesk.journal.IdempotencyConflict when the key was used with another request or another answer
     */
    public Answer<Shadowed> shadow(Request request, Outcome theirs) {
        return new Shadows(desk.tools(), context()).observe(request, theirs);
    }

    public Appeals appeals() {
        return new Appeals(desk.tools(), context());
    }

    public Logbook logbook() {
        return new Logbook(desk.tools(), context());
    }

    public Proposals proposals() {
        return new Proposals(desk.tools(), context());
    }

    public BarrierRegister barriers() {
        return new BarrierRegister(desk.tools(), context());
    }

    public Meetings meetings() {
        return new Meetings(desk.tools(), context());
    }

    public Stories stories() {
        return new Stories(desk.tools(), context());
    }

    public Chains chains() {
        return new Chains(desk.tools(), context());
    }

    /**
     * Imports members.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not import members
     */
    public MemberImport memberImport() {
        return new MemberImport(desk.storage(), desk.journal(), desk.guard(), context());
    }

    /**
     * Runs a policy over data.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not run what-ifs
     */
    public WhatIfRun whatIf() {
        return new WhatIfRun(desk.storage(), desk.journal(), desk.guard(), context());
    }

    /**
     * Builds call lists.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not build call lists
     */
    public CallLists callLists() {
        return new CallLists(desk.storage(), desk.journal(), desk.guard(), context());
    }

    /** Seals the journal, and finds out whether what was sealed is still what it was. */
    public Sealing sealing() {
        return new Sealing(desk.storage(), desk.journal(), desk.guard(), context());
    }

    public ConsentLedger consents() {
        return new ConsentLedger(desk.tools(), desk.sendingTerms().consent(), context());
    }

    public Outbox outbox() {
        return new Outbox(desk.tools(), desk.couriers().keySet(), desk.sendingTerms(), context());
    }

    /**
     * Sends the tenant's deliveries; a worker's part.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not deliver
     */
    public Sending sending() {
        return new Sending(
                desk.storage(),
                desk.journal(),
                desk.guard().permit(context(), Permission.DELIVER),
                desk.couriers(),
                desk.sendingTerms());
    }

    /**
     * How the desk does, as of now, within the actor's reach.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not see it
     * @throws org.patrondesk.journal.StorageUnavailable when the store cannot be used now
     */
    public Health health() {
        var scope = desk.guard().permit(context(), Permission.READ_HEALTH);
        var schedule = desk.retention(context.tenant());
        var now = desk.journal().now();
        return desk.storage()
                .read(
                        scope,
                        transaction -> new Health(
                                transaction.store(Deliveries.class).queue(),
                                transaction.store(Seals.class).tail(),
                                transaction.store(Emergencies.class).unseen(),
                                Arrears.ofRetention(transaction, schedule, now),
                                Arrears.ofErasures(transaction, now)));
    }

    /** Removes what about people must not be kept any longer, and tells how that stands. */
    public Retention retention() {
        return new Retention(desk.tools(), desk.retention(context.tenant()), context());
    }

    /** Shows who asked to read what is about people, and what for. */
    public Accesses accesses() {
        return new Accesses(desk.tools(), context());
    }

    /** What one person may ask for: their own data, its erasure, a hold on it. */
    public Dossiers dossiers() {
        return new Dossiers(desk.tools(), desk.keys(), context());
    }

    /**
     * The name under which the stores of the actor's tenant know a patron; tells nothing about them, and opens nothing.
     *
     * @throws org.patrondesk.person.KeyVaultUnavailable when the tenant's key cannot be had now, or the desk has no vault
     */
    public Subject.Pseudonym pseudonym(Subject.PatronRef patron) {
        return new Pseudonyms(desk.keys(), context.tenant()).of(patron);
    }

    public CounterReading counters() {
        return new CounterReading(desk.storage(), desk.guard(), context());
    }
}
