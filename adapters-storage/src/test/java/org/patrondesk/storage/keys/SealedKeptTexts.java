package org.patrondesk.storage.keys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.appeal.FollowUp;
import org.patrondesk.appeal.FollowUpKind;
import org.patrondesk.appeal.FollowUps;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.barrier.Barriers;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Decisions;
import org.patrondesk.decision.Wording;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Ref;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.meeting.ResolutionKind;
import org.patrondesk.meeting.Resolutions;
import org.patrondesk.message.Claim;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.DeliveryQueue;
import org.patrondesk.message.Message;
import org.patrondesk.privacy.Emergencies;
import org.patrondesk.privacy.EmergencyAccess;
import org.patrondesk.story.Consent;
import org.patrondesk.story.Story;
import org.patrondesk.story.StoryShelf;
import org.patrondesk.testkit.Sample;

/** A word of its own in every text about somebody that a store keeps, and what is read of them later. */
final class SealedKeptTexts {
    /** The word, as it stands in each of the places. */
    static final String CANARY = "zilpzalp";

    private static final Scope SCOPE = Sample.scope(Sample.TENANT, Permission.DECIDE);
    private static final UUID ID = Sample.id(1);

    private SealedKeptTexts() {}

    static void plant(Storage storage) {
        storage.write(SCOPE, transaction -> {
            Decision said = Sample.said(1, Sample.CENTRAL);
            transaction.store(Decisions.class).record(List.of(worded(said)));
            transaction
                    .store(FollowUps.class)
                    .record(new FollowUp(
                            ID,
                            said.id(),
                            FollowUpKind.APPEAL,
                            Sample.NOON,
                            Sample.CENTRAL,
                            "rule",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(CANARY + " words"),
                            "s-1"));
            transaction
                    .store(Barriers.class)
                    .record(new Barrier(ID, Sample.NOON, Sample.CENTRAL, CANARY + " name", "s-1"));
            transaction
                    .store(Resolutions.class)
                    .record(new Resolution(
                            ID, Sample.NOON, ResolutionKind.KEEP, "rule", CANARY + " reason", Optional.empty(), "s-1"));
            transaction.store(Emergencies.class).record(emergency());
            transaction.store(Emergencies.class).see(ID, seen(" note"));
            transaction.store(StoryShelf.class).record(story(1, " once"));
            transaction.store(StoryShelf.class).replace(story(2, " text"));
            transaction.store(Deliveries.class).add(List.of(delivery()));
            return true;
        });
    }

    private static EmergencyAccess emergency() {
        return new EmergencyAccess(
                ID, Sample.NOON, Sample.FAR_AHEAD, CANARY + " reason", "s-1", Optional.empty(), Optional.empty());
    }

    private static EmergencyAccess.Seen seen(String note) {
        return new EmergencyAccess.Seen(Sample.NOON, "s-2", Optional.of(CANARY + note));
    }

    private static Story story(long version, String text) {
        return new Story(
                ID,
                version,
                Sample.NOON,
                Sample.CENTRAL,
                Optional.of(CANARY + text),
                Consent.NOT_ASKED,
                "s-1",
                Optional.empty());
    }

    private static Decision worded(Decision like) {
        return new Decision(
                like.id(),
                like.kind(),
                like.run(),
                like.at(),
                like.branch(),
                like.channel(),
                like.policy(),
                like.outcome(),
                like.rule(),
                like.said(),
                like.facts(),
                Optional.of(new Wording(CANARY + " asked", Optional.of(CANARY + " why"), Optional.empty())),
                like.handledBy(),
                like.origin(),
                Optional.empty());
    }

    private static Delivery delivery() {
        Delivery like = Sample.delivery(1, Sample.CENTRAL);
        return new Delivery(
                like.id(),
                like.at(),
                like.branch(),
                Channel.EMAIL,
                CANARY + "@example.org",
                new Message(CANARY + " subject", CANARY + " body"),
                like.messageClass(),
                like.repetition(),
                Optional.empty(),
                Sample.FAR_AHEAD,
                Optional.of(new Ref("story", CANARY + " about")),
                Optional.empty(),
                Optional.empty());
    }

    /** All of them, as a later transaction reads them; the same at every call but the first, which claims the delivery. */
    static List<String> read(Storage storage) {
        List<String> read = new ArrayList<>();
        storage.read(SCOPE, transaction -> {
            Decision said = transaction
                    .store(Decisions.class)
                    .find(Sample.said(1, Sample.CENTRAL).id())
                    .orElseThrow();
            said.wording().ifPresent(wording -> {
                read.add(wording.asked());
                wording.why().ifPresent(read::add);
            });
            transaction
                    .store(FollowUps.class)
                    .of(said.id())
                    .forEach(one -> one.words().ifPresent(read::add));
            read.add(transaction.store(Barriers.class).find(ID).orElseThrow().name());
            read.add(transaction.store(Resolutions.class).find(ID).orElseThrow().reason());
            EmergencyAccess access =
                    transaction.store(Emergencies.class).find(ID).orElseThrow();
            read.add(access.reason());
            access.seen().flatMap(EmergencyAccess.Seen::note).ifPresent(read::add);
            transaction.store(StoryShelf.class).find(ID).orElseThrow().text().ifPresent(read::add);
            Delivery kept = transaction
                    .store(Deliveries.class)
                    .find(delivery().id())
                    .orElseThrow()
                    .delivery();
            add(kept, read);
            return true;
        });
        return read;
    }

    static List<String> claimed(Storage storage) {
        List<String> read = new ArrayList<>();
        List<Claim> claims = storage.contend(
                Sample.sender(Sample.TENANT),
                transaction -> transaction.store(DeliveryQueue.class).claim(Channel.EMAIL, 10, Duration.ofMinutes(1)));
        claims.forEach(claim -> add(claim.delivery(), read));
        return read;
    }

    private static void add(Delivery kept, List<String> read) {
        read.add(kept.to());
        read.add(kept.message().subject());
        read.add(kept.message().text());
        kept.about().ifPresent(about -> read.add(about.id()));
    }
}
