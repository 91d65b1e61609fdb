package org.patrondesk.storage;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionKind;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Ids;
import org.patrondesk.library.Tenant;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.RowIdentity;
import org.patrondesk.policy.Facts;
import org.patrondesk.policy.Outcome;

/** The scope, members, decisions and events of an invented library. */
final class Desk {
    static final Tenant TENANT = new Tenant("harbour-town");
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final Ids ids = new Ids(Clock.fixed(NOW, ZoneOffset.UTC), new Random(7));

    static Scope scope() {
        return scope(TENANT);
    }

    static Scope scope(Tenant tenant) {
        return new Guard(Roles.shipped())
                .permit(new Actor.SystemActor(tenant, "test", Set.of(Permission.values())), Permission.RUN_WHAT_IF);
    }

    List<Member> members(int from, int to) {
        List<Member> members = new ArrayList<>();
        for (int i = from; i < to; i++) {
            members.add(new Member(
                    ids.next(),
                    RowIdentity.first(List.of("member " + i)),
                    "NE" + i % 60,
                    new Branch("Branch " + i % 18),
                    new Member.Moment(LocalDate.of(2010, 1, 1).plusDays(i % 2000), LocalTime.of(i % 24, i % 60)),
                    new Member.Moment(LocalDate.of(2016, 1, 1).plusDays(i % 90), LocalTime.of(i % 24, i % 60)),
                    i % 5 == 0 ? Set.of("retired-branch") : Set.of()));
        }
        return members;
    }

    /** Decisions of a run, with these numbers. */
    List<Decision> decisions(String run, int from, int to) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = from; i < to; i++) {
            decisions.add(new Decision(
                    ids.next(),
                    DecisionKind.WHAT_IF,
                    Optional.of(new Decision.RunPlace(run, i)),
                    NOW,
                    new Branch("Branch " + i % 18),
                    Channel.BATCH,
                    Optional.of(StoredObject.of("policy-set", 1).hash()),
                    i % 3 == 0 ? Outcome.YES : Outcome.REFER,
                    "out-of-area",
                    Facts.ofCanonical("{\"months-since-last-use\":" + i % 40 + ",\"postcode-area\":\"NE\"}"),
                    Optional.empty()));
        }
        return decisions;
    }

    List<Event> events(List<Decision> decisions) {
        return decisions.stream()
                .map(decision -> new Event(
                        ids.next(),
                        NOW,
                        "system:test",
                        StoredObject.of(
                                "decision-recorded",
                                1,
                                Map.of(
                                        "decision", decision.id().toString(),
                                        "kind", decision.kind().code(),
                                        "branch", decision.branch().code(),
                                        "outcome", decision.outcome().code(),
                                        "rule", decision.rule()))))
                .toList();
    }
}
