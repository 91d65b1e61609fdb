package org.patrondesk.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.patrondesk.access.Actor;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.consent.Matter;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionKind;
import org.patrondesk.decision.Wording;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Ref;
import org.patrondesk.library.Tenant;
import org.patrondesk.measure.Delta;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.Message;
import org.patrondesk.message.Repetition;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.RowIdentity;
import org.patrondesk.person.Subject;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.privacy.EmergencyAccess;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.vocabulary.Facts;

/** Records to test with; the same number gives the same record. All of it is invented. */
public final class Sample {
    public static final Tenant TENANT = new Tenant("riverside");
    public static final Tenant OTHER_TENANT = new Tenant("hillside");
    public static final Branch CENTRAL = new Branch("Central");
    public static final Branch HARBOUR = new Branch("Harbour");
    public static final Branch MILL = new Branch("Mill Lane");
    public static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");

    public static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");
    public static final Instant FAR_AHEAD = Instant.parse("2999-12-31T00:00:00Z");

    /** Text that a store mangles when it quotes, trims, encodes or cuts. */
    public static final String ODD_TEXT =
            " '; DROP TABLE x; -- \"quoted\" \\ %s ${x} line\r\n\ttab \u0001 ß é ﬁ 漢字 🙂👩‍👩‍👧 e\u0301 \u200f עברית ";

    /** The same on one line, for what breaks no line: branches and references. */
    public static final String ODD_LINE = ODD_TEXT.replaceAll("\\p{Cntrl}+", " ");

    /** 500 characters, the most a no may have, each of two UTF-16 units where the limit allows. */
    public static final String LONGEST_TEXT = "🙂".repeat(250);

    /** Somebody whom records are about. */
    public static final Subject.Pseudonym PATRON = person(4711);

    private Sample() {}

    /** What a person with every shipped role may touch at these branches; at all when none is named. */
    public static Scope scope(Tenant tenant, Permission permission, Branch... branches) {
        Roles roles = Roles.shipped();
        Actor.Staff staff = new Actor.Staff(tenant, "staff-1", roles.grants().keySet(), Set.of(branches));
        return new Guard(roles).permit(ActorContext.of(Identity::of, staff, Instant.EPOCH), permission);
    }

    /** An id of version 7; ids of higher numbers sort behind. */
    public static UUID id(int n) {
        return new UUID(((NOON.toEpochMilli() + n) << 16) | 0x7000L, 0x8000_0000_0000_0000L | n);
    }

    /** A member with a row of their own, who joined in 2015 and used the card in the afternoon of this day. */
    public static Member member(int n, Branch branch, LocalDate lastUsed) {
        return new Member(
                id(n),
                RowIdentity.first(List.of("row", Integer.toString(n))),
                "NE" + (1 + n % 9),
                branch,
                new Member.Moment(LocalDate.of(2015, 3, 1).plusDays(n), null),
                new Member.Moment(lastUsed, LocalTime.of(14, n % 60)),
                Set.of());
    }

    /** A no said at a desk, in words, with nothing kept that could be replayed. */
    public static Decision said(int n, Branch branch) {
        Wording wording =
                new Wording("May I borrow the projector, number " + n + "?", Optional.empty(), Optional.empty());
        return new Decision(
                id(n),
                DecisionKind.SAID,
                Optional.empty(),
                NOON.plusMillis(n),
                branch,
                Channel.DESK,
                Optional.empty(),
                Outcome.NO,
                Decision.UNWRITTEN,
                Optional.empty(),
                Facts.NONE,
                Optional.of(wording),
                Optional.of("staff-1"),
                Optional.empty(),
                Optional.empty());
    }

    /** The answer to a request of a run under {@link #policySet()}. */
    public static Decision inRun(String run, int number, Branch branch) {
        PolicySet policy = policySet();
        return new Decision(
                id(number),
                DecisionKind.WHAT_IF,
                Optional.of(new Decision.RunPlace(run, number)),
                NOON.plusMillis(number),
                branch,
                Channel.BATCH,
                Optional.of(policy.hash()),
                Outcome.REFER,
                "out-of-area",
                Optional.empty(),
                policy.vocabulary().facts(Map.of("postcode-area", "DH", "months-since-last-use", 3L)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** What {@link #policySet()} would have answered, beside what a host told the patron. */
    public static Decision shadow(int n, Branch branch, Outcome theirs) {
        PolicySet policy = policySet();
        return new Decision(
                id(n),
                DecisionKind.SHADOW,
                Optional.empty(),
                NOON.plusMillis(n),
                branch,
                Channel.WEB,
                Optional.of(policy.hash()),
                Outcome.REFER,
                "out-of-area",
                Optional.of(theirs),
                policy.vocabulary().facts(Map.of("postcode-area", "DH", "months-since-last-use", 3L)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same decision, recorded at another time. */
    public static Decision at(Instant at, Decision decision) {
        return new Decision(
                decision.id(),
                decision.kind(),
                decision.run(),
                at,
                decision.branch(),
                decision.channel(),
                decision.policy(),
                decision.outcome(),
                decision.rule(),
                decision.said(),
                decision.facts(),
                decision.wording(),
                decision.handledBy(),
                decision.origin(),
                decision.person());
    }

    public static Event event(int n) {
        return new Event(
                id(n),
                NOON.plusMillis(n),
                "staff-1",
                StoredObject.of("sample", 1).with("n", n));
    }

    public static Delta delta(Branch branch, LocalDate day, long n) {
        return new Delta("decisions.said", branch, day, "no", n);
    }

    /** What a job that sends may touch. */
    public static Scope sender(Tenant tenant) {
        Actor job = new Actor.SystemActor(tenant, Roles.COURIER);
        return new Guard(Roles.shipped()).permit(ActorContext.of(Identity::of, job, Instant.EPOCH), Permission.DELIVER);
    }

    /** A delivery that has long been due, later the higher its number, and will not expire while anybody tests. */
    public static Delivery delivery(int n, Branch branch) {
        Instant due = LONG_AGO.plusMillis(n);
        return new Delivery(
                id(n),
                NOON.plusMillis(n),
                branch,
                Channel.EMAIL,
                "reader" + n + "@example.org",
                new Message("Your hold, number " + n, "It is ready. " + ODD_TEXT),
                "hold-ready",
                Repetition.AT_MOST_ONCE,
                Optional.of(due),
                FAR_AHEAD,
                Optional.of(new Ref("hold", "hold " + n)),
                Optional.empty(),
                Optional.empty());
    }

    /** Somebody by a name that tells nobody who they are. */
    public static Subject.Pseudonym person(int n) {
        return new Subject.Pseudonym(String.format("%064x", n));
    }

    /** An entry of a ledger, without an end and about nobody young. */
    public static ConsentEntry consent(Matter matter, long number, ConsentEntry.Kind kind) {
        return new ConsentEntry(
                id(Math.toIntExact(number)),
                matter,
                number,
                NOON.plusMillis(number),
                kind,
                Optional.empty(),
                new ConsentEntry.Proof("Ticked \"yes\".", "web-form"),
                Optional.empty(),
                "staff-1");
    }

    /** An emergency that nobody has closed or seen; those of higher numbers were opened later. */
    public static EmergencyAccess emergency(int n) {
        return new EmergencyAccess(
                id(n),
                NOON.plusMillis(n),
                NOON.plusSeconds(3_600),
                "Mr. Quill fell on the stairs.",
                "staff-1",
                Optional.empty(),
                Optional.empty());
    }

    /** A small policy: who may use the library, by area and by how long the card has not been used. */
    public static PolicySet policySet() {
        return PolicyReader.read(StoredObject.parse(resource("sample-policy.json")));
    }

    /** The policy of {@link #policySet()} with another version, so another hash. */
    public static PolicySet policySet(String version) {
        return PolicyReader.read(policySet().stored().with("version", version));
    }

    private static String resource(String name) {
        try (InputStream in = Sample.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
