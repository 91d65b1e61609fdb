package org.patrondesk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.patrondesk.access.Actor;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Tenant;
import org.patrondesk.memory.InMemoryStorage;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.schema.PolicyReader;

/** An invented library with three branches, for tests of whole rooms. */
public final class Riverside {
    public static final Tenant TENANT = new Tenant("riverside");
    public static final Branch CENTRAL = new Branch("Central");
    public static final Branch HARBOUR = new Branch("Harbour");
    public static final ZoneId LONDON = ZoneId.of("Europe/London");
    public static final Instant WEDNESDAY = Instant.parse("2026-11-18T12:00:00Z");
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 18);

    private static final String POLICY = """
            {"policySet":"riverside","version":"%s","philosophy":{"default":"yes"},
             "attributes":{"postcode-area":{"enum":["NE","NFA"]},"months-since-last-use":{"int":"0..240"},
               "age":{"int":"0..120"}},
             "rules":[
              {"id":"out-of-area","unless":{"postcode-area":["NE","NFA"]},"decide":"refer",
               "because":"The council pays for residents.","source":"Agreement, 3"},
              {"id":"too-young","when":{"age":"..12"},"decide":"no","because":"Children come with a guardian."},
              {"id":"unused","when":{"months-since-last-use":"%s.."},"decide":"conditional","require":"confirm"}]}""";

    public final Storage storage = new InMemoryStorage();
    private final Random random = new Random(1);

    /** The policy; a card counts as unused from this many months on. */
    public static PolicySet policy(String version, int months) {
        return PolicyReader.read(StoredObject.parse(POLICY.formatted(version, months)));
    }

    /** The policy with another version and no rules. */
    public static PolicySet withoutRules() {
        return PolicyReader.read(policy().stored().with("version", "2").with("rules", List.of()));
    }

    public static PolicySet policy() {
        return policy("1", 6);
    }

    /** A desk over the same storage, at whose clock it is this moment. */
    public PatronDesk deskAt(Instant now) {
        return PatronDesk.builder()
                .storage(storage)
                .clock(Clock.fixed(now, ZoneOffset.UTC))
                .zone(LONDON)
                .random(random)
                .roles(Roles.shipped().withSystem("kiosk", Set.of(Permission.LOG_NO)))
                .build();
    }

    /** What a person with every role may do, on Wednesday. */
    public Session session() {
        return deskAt(WEDNESDAY).as(Identity::of, everybody());
    }

    /** What a person with every role may do at these branches, on Wednesday. */
    public Session session(Branch... branches) {
        return deskAt(WEDNESDAY)
                .as(
                        Identity::of,
                        new Actor.Staff(
                                TENANT, "staff-2", Roles.shipped().grants().keySet(), Set.of(branches)));
    }

    /** What this actor may do, on Wednesday. */
    public Session session(Actor actor) {
        return deskAt(WEDNESDAY).as(Identity::of, actor);
    }

    public static Actor everybody() {
        return new Actor.Staff(TENANT, "staff-1", Roles.shipped().grants().keySet(), Set.of());
    }

    public static Scope scope(Permission permission) {
        return new Guard(Roles.shipped()).permit(ActorContext.of(Identity::of, everybody(), Instant.EPOCH), permission);
    }

    public List<Decision> decisions(DecisionSelection selection) {
        return storage.read(scope(Permission.REVIEW_NOS), transaction -> {
            List<Decision> found = new ArrayList<>();
            transaction.store(Decisions.class).each(selection, found::add);
            return found;
        });
    }

    /** The decision of this id, as the store finds it. */
    public Optional<Decision> decision(UUID id) {
        return storage.read(
                scope(Permission.REVIEW_NOS),
                transaction -> transaction.store(Decisions.class).find(id));
    }

    public List<Event> events() {
        return storage.read(scope(Permission.READ_JOURNAL), transaction -> {
            List<Event> found = new ArrayList<>();
            transaction.store(Events.class).each(found::add);
            return found;
        });
    }

    public List<String> eventTypes() {
        return events().stream().map(Event::type).toList();
    }

    public static Map<String, Object> facts(String area, int months, int age) {
        return Map.of("postcode-area", area, "months-since-last-use", months, "age", age);
    }
}
