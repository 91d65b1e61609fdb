package org.patrondesk;

import org.patrondesk.access.Actor;
import org.patrondesk.decision.Logbook;
import org.patrondesk.decision.Requests;
import org.patrondesk.decision.WhatIfRun;
import org.patrondesk.measure.CounterReading;
import org.patrondesk.outreach.CallLists;
import org.patrondesk.patron.MemberImport;
import org.patrondesk.policy.Policies;

/** The rooms of the desk, as one actor may use them. Immutable and safe for use by many threads. */
public final class Session {
    private final PatronDesk desk;
    private final Actor actor;

    Session(PatronDesk desk, Actor actor) {
        this.desk = desk;
        this.actor = actor;
    }

    public Policies policies() {
        return new Policies(desk.storage(), desk.journal(), desk.guard(), actor);
    }

    public Requests requests() {
        return new Requests(desk.tools(), actor);
    }

    public Logbook logbook() {
        return new Logbook(desk.tools(), actor);
    }

    /**
     * Imports members.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not import members
     */
    public MemberImport memberImport() {
        return new MemberImport(desk.storage(), desk.journal(), desk.guard(), actor);
    }

    /**
     * Runs a policy over data.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not run what-ifs
     */
    public WhatIfRun whatIf() {
        return new WhatIfRun(desk.storage(), desk.journal(), desk.guard(), actor);
    }

    /**
     * Builds call lists.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not build call lists
     */
    public CallLists callLists() {
        return new CallLists(desk.storage(), desk.journal(), desk.guard(), actor);
    }

    public CounterReading counters() {
        return new CounterReading(desk.storage(), desk.guard(), actor);
    }
}
