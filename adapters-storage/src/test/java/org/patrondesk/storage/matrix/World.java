package org.patrondesk.storage.matrix;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Tenant;
import org.patrondesk.message.Result;
import org.patrondesk.person.Subject;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.testkit.Sample;
import org.patrondesk.testkit.SettableClock;

/** Two libraries over one storage, each with the same policy and branches of the same names. One thread. */
final class World implements AutoCloseable {
    static final PolicySet POLICY = policy("1");

    /** Those who ship as roles or jobs, and those who have none. */
    static final List<String> WHO = List.of(
            Roles.DESK,
            Roles.CALLER,
            Roles.SUPERVISOR,
            Roles.POLICY_EDITOR,
            Roles.REVIEWER,
            Roles.AUDITOR,
            Roles.PRIVACY_OFFICER,
            Roles.COURIER,
            Roles.SEALER,
            Roles.RETENTION,
            Roles.PATRON,
            Roles.ANONYMOUS);

    private static final Set<String> JOBS = Set.of(Roles.COURIER, Roles.SEALER, Roles.RETENTION);

    private final WatchedStorage storage;
    private final SettableClock clock = SettableClock.at(Sample.NOON);
    private final PatronDesk desk;
    private final List<Object> handed = new ArrayList<>();
    private Optional<Subject.Pseudonym> subject = Optional.empty();
    private int numbers;

    /** @param roles made of those that ship */
    World(Storage storage, UnaryOperator<Roles> roles) {
        this.storage = new WatchedStorage(storage);
        this.desk = PatronDesk.builder()
                .storage(this.storage)
                .clock(clock)
                .random(new Random(7))
                .roles(roles.apply(Roles.shipped()))
                .courier(Channel.EMAIL, parcel -> new Result.Rejected(Result.Concern.ADDRESS, "550"))
                .build();
        for (Tenant tenant : List.of(Sample.TENANT, Sample.OTHER_TENANT)) {
            everything(tenant).policies().adopt(POLICY).orThrow();
        }
    }

    static PolicySet policy(String version) {
        return PolicyReader.read(StoredObject.parse("""
            {"policySet":"riverside","version":"%s","philosophy":{"default":"yes"},
             "attributes":{"postcode-area":{"enum":["NE","NFA"]},"age":{"int":"0..120"}},
             "rules":[{"id":"too-young","when":{"age":"..12"},"decide":"no","because":"With a guardian."},
              {"id":"elsewhere","unless":{"postcode-area":["NE","NFA"]},"decide":"refer","because":"Next door."}]}""".formatted(version)));
    }

    /** What somebody with every role may do in a library. */
    Session everything(Tenant tenant) {
        return desk.as(
                Identity::of,
                new Actor.Staff(tenant, "staff-1", Roles.shipped().grants().keySet(), Set.of()));
    }

    /** What a job of a library may do. */
    Session job(Tenant tenant, String name) {
        return desk.as(Identity::of, new Actor.SystemActor(tenant, name));
    }

    /** Somebody who is just this; only staff can be of one branch. */
    static Actor actor(String who, boolean wholeLibrary) {
        if (JOBS.contains(who)) {
            return new Actor.SystemActor(Sample.TENANT, who);
        }
        return switch (who) {
            case Roles.PATRON -> new Actor.PatronActor(Sample.TENANT, "p-9");
            case Roles.ANONYMOUS -> new Actor.Anonymous(Sample.TENANT);
            default ->
                new Actor.Staff(
                        Sample.TENANT, "staff-9", Set.of(who), wholeLibrary ? Set.of() : Set.of(Sample.CENTRAL));
        };
    }

    Session session(Identity identity) {
        return desk.as(asked -> asked, identity);
    }

    WatchedStorage storage() {
        return storage;
    }

    SettableClock clock() {
        return clock;
    }

    /** Goes back so far for what is done, and returns. */
    void before(Duration ago, Runnable done) {
        clock.set(Sample.NOON.minus(ago));
        done.run();
        clock.set(Sample.NOON);
    }

    /** A number that was not given before. */
    int next() {
        return ++numbers;
    }

    /** An id that no record has. */
    UUID unknown() {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | next());
    }

    /** From now on records are made about this person, where they can be about one. */
    void about(Subject.Pseudonym person) {
        subject = Optional.of(person);
    }

    /** Whom records are about. */
    Optional<Subject.Pseudonym> subject() {
        return subject;
    }

    /** Somebody of whom nothing is known. */
    Subject.Pseudonym stranger() {
        return new Subject.Pseudonym("%064x".formatted(next()));
    }

    /** Where calls hand over what they find. */
    List<Object> handed() {
        return handed;
    }

    /** A library and one of its branches, with all rights. */
    Site site(Spot spot) {
        return switch (spot) {
            case OWN -> new Site(this, Sample.TENANT, Sample.CENTRAL);
            case OTHER_BRANCH -> new Site(this, Sample.TENANT, Sample.HARBOUR);
            case OTHER_TENANT -> new Site(this, Sample.OTHER_TENANT, Sample.CENTRAL);
            case UNKNOWN -> throw new IllegalArgumentException("There is nothing there.");
        };
    }

    static Branch branch(Spot spot) {
        return switch (spot) {
            case OWN -> Sample.CENTRAL;
            case OTHER_BRANCH -> Sample.HARBOUR;
            case OTHER_TENANT -> new Branch("Hillside Mains");
            case UNKNOWN -> new Branch("Nowhere at all");
        };
    }

    @Override
    public void close() {
        desk.close();
    }
}
