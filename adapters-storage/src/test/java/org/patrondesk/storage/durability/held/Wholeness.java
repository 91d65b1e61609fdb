package org.patrondesk.storage.durability.held;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patrondesk.adoption.Adopted;
import org.patrondesk.appeal.FollowUp;
import org.patrondesk.appeal.FollowUps;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.decision.Decision;
import org.patrondesk.journal.Event;
import org.patrondesk.measure.Counters;
import org.patrondesk.measure.Delta;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.patron.Members;
import org.patrondesk.seal.Seals;
import org.patrondesk.story.Story;

/** Whether state, events and counters tell the same, whoever wrote them and in whatever order. */
public final class Wholeness {
    private final Look look;
    private final List<String> broken = new ArrayList<>();

    private Wholeness(Look look) {
        this.look = look;
    }

    /** What does not belong together, each in one sentence. */
    static List<String> broken(Look look) {
        Wholeness wholeness = new Wholeness(look);
        wholeness.records();
        wholeness.versions();
        wholeness.members();
        wholeness.counters();
        wholeness.links();
        wholeness.journal();
        wholeness.deliveries();
        return wholeness.broken;
    }

    /** Each record has the one event that tells of it, and each event its record. */
    private void records() {
        each("decision-recorded", "decision", look.decisions().stream().map(Decision::id));
        each(
                "follow-up-recorded",
                "followUp",
                Look.<FollowUp>gathered(to -> look.store(FollowUps.class).each(Look.EVER, to)).stream()
                        .map(FollowUp::id));
        each("barrier-registered", "barrier", look.barriers().stream().map(Barrier::id));
        each("nos-resolved", "resolution", look.resolutions().stream().map(Resolution::id));
        each("story-told", "story", look.stories().stream().map(Story::id));
        each("policy-adopted", "hash", look.adopted().stream().map(Adopted::policy));
    }

    private void each(String type, String field, Stream<?> records) {
        List<String> told =
                of(type).map(event -> event.body().text(field)).sorted().toList();
        List<String> kept = records.map(Object::toString).sorted().toList();
        if (!told.equals(kept)) {
            broken.add("There are " + kept.size() + " records and " + told.size() + " events " + type
                    + ", or they are of others.");
        }
    }

    private Stream<Event> of(String type) {
        return look.events().stream().filter(event -> event.type().equals(type));
    }

    /** A story has one version for its telling and one for each consent given later. */
    private void versions() {
        Map<String, Long> told = Stream.concat(of("story-told"), of("story-consent"))
                .collect(Collectors.groupingBy(event -> event.body().text("story"), Collectors.counting()));
        Map<String, Long> kept = look.stories().stream()
                .collect(Collectors.toMap(story -> story.id().toString(), Story::version));
        if (!told.equals(kept)) {
            broken.add("The stories have other versions than their events tell.");
        }
    }

    private void members() {
        long told = of("members-imported")
                .mapToLong(event -> event.body().number("members"))
                .sum();
        long[] kept = {0};
        look.store(Members.class).each(MemberSelection.all(), member -> kept[0]++);
        if (told != kept[0]) {
            broken.add("There are " + kept[0] + " members, and the events tell of " + told + ".");
        }
    }

    private record Cell(String counter, String branch, String day, String label) {}

    /** Counted again from the events. */
    private void counters() {
        Map<String, Long> told = new TreeMap<>();
        of("decision-recorded")
                .forEach(event -> told.merge(
                        new Cell(
                                        "decisions." + event.body().text("kind"),
                                        event.body().text("branch"),
                                        event.at()
                                                .atZone(ZoneOffset.UTC)
                                                .toLocalDate()
                                                .toString(),
                                        event.body().text("outcome"))
                                .toString(),
                        1L,
                        Long::sum));
        Map<String, Long> kept = new TreeMap<>();
        for (Delta sum : Look.<Delta>gathered(look.store(Counters.class)::each)) {
            kept.put(
                    new Cell(sum.counter(), sum.branch().code(), sum.day().toString(), sum.label()).toString(),
                    sum.n());
        }
        if (!told.equals(kept)) {
            broken.add("The counters are not the sums of the events.");
        }
    }

    /** Each event is covered by one seal, or waits for the next. */
    private void journal() {
        Seals seals = look.store(Seals.class);
        List<UUID> covered = new ArrayList<>();
        seals.each(seal -> covered.addAll(seal.events()));
        long waiting = seals.tail().events();
        int events = look.events().size() + look.erased().size();
        if (events != seals.events() || events != covered.size() + waiting || !unlike(covered)) {
            broken.add("There are " + events + " events, " + covered.size() + " are sealed and " + waiting + " wait.");
        }
    }

    private static boolean unlike(List<UUID> ids) {
        return new HashSet<>(ids).size() == ids.size();
    }

    /** Each is told by the events of its posting and of where it came to stand, and has the task that wakes a worker. */
    private void deliveries() {
        each("delivery-posted", "delivery", in(EnumSet.allOf(DeliveryState.class)));
        each("delivery-accepted", "delivery", in(EnumSet.of(DeliveryState.ACCEPTED)));
        each("delivery-failed", "delivery", in(EnumSet.of(DeliveryState.FAILED, DeliveryState.DROPPED)));
        each("delivery-decided", "delivery", in(EnumSet.of(DeliveryState.DROPPED)));
        if (look.tasks().size() != look.deliveries().size()) {
            broken.add("There are " + look.deliveries().size() + " deliveries and "
                    + look.tasks().size() + " tasks that wake a worker for them.");
        }
    }

    private Stream<UUID> in(Set<DeliveryState> states) {
        return look.deliveries().stream()
                .filter(status -> states.contains(status.state()))
                .map(status -> status.delivery().id());
    }

    /** Both ends of a link are there. */
    private void links() {
        Set<String> known = new HashSet<>();
        for (Event event : look.events()) {
            for (String field : List.of("decision", "barrier", "resolution", "story")) {
                event.body().optionalText(field).ifPresent(known::add);
            }
        }
        look.links().stream()
                .flatMap(link -> Stream.of(link.from(), link.to()))
                .filter(end -> !known.contains(Objects.requireNonNull(end).id()))
                .forEach(end -> broken.add("A link leads to a " + end.kind() + " that no event tells of."));
    }
}
