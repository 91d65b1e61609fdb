package org.patrondesk.privacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patrondesk.appeal.FollowUp;
import org.patrondesk.appeal.FollowUps;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.consent.Consents;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Decisions;
import org.patrondesk.decision.Wording;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Branch;
import org.patrondesk.message.Attempt;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.person.Subject;
import org.patrondesk.policy.Outcome;
import org.patrondesk.story.Story;
import org.patrondesk.story.StoryShelf;

/** Collects what stands about one person in the stores of one transaction. One thread. */
final class OwnRecords {
    private final List<OwnRecord> records = new ArrayList<>();

    List<OwnRecord> of(Transaction transaction, Subject.Pseudonym person) {
        List<UUID> decisions = new ArrayList<>();
        transaction.store(Decisions.class).about(person, decision -> {
            decisions.add(decision.id());
            add(decision);
        });
        decisions.forEach(
                decision -> transaction.store(FollowUps.class).of(decision).forEach(this::add));
        transaction.store(StoryShelf.class).about(person, this::add);
        Deliveries deliveries = transaction.store(Deliveries.class);
        List<UUID> sent = new ArrayList<>();
        deliveries.about(person, status -> sent.add(status.delivery().id()));
        sent.forEach(id -> deliveries.find(id).ifPresent(this::add));
        transaction.store(Consents.class).each(person, this::add);
        return records;
    }

    /** The fields of one record in the order of reading; those without anything in them are left out. */
    private static final class Fields {
        private final Map<String, String> all = new LinkedHashMap<>();

        Fields with(String name, String value) {
            if (!value.isEmpty()) {
                all.put(name, value);
            }
            return this;
        }

        Fields with(String name, Optional<String> value) {
            return with(name, value.orElse(""));
        }
    }

    private void add(String kind, UUID id, Instant at, Optional<Branch> branch, Fields fields) {
        records.add(new OwnRecord(kind, id, at, branch, fields.all));
    }

    private void add(Decision decision) {
        Fields fields = new Fields()
                .with("answer", decision.told().code())
                .with("rule", decision.toldRule())
                .with("channel", decision.channel().code())
                .with("asked", decision.wording().map(Wording::asked))
                .with("why", decision.wording().flatMap(Wording::why))
                .with("offered", decision.wording().flatMap(Wording::offered));
        StoredObject facts = StoredObject.parse(decision.facts().canonical());
        facts.keys()
                .forEach(name -> fields.with("fact " + name, facts.value(name).map(Object::toString)));
        add("decision", decision.id(), decision.at(), Optional.of(decision.branch()), fields);
    }

    private void add(FollowUp followUp) {
        Fields fields = new Fields()
                .with("kind", followUp.kind().code())
                .with("answer", followUp.outcome().map(Outcome::code))
                .with("words", followUp.words());
        add("follow-up", followUp.id(), followUp.at(), Optional.of(followUp.branch()), fields);
    }

    private void add(Story story) {
        Fields fields = new Fields()
                .with("text", story.text())
                .with("consent", story.consent().code());
        add("story", story.id(), story.at(), Optional.of(story.branch()), fields);
    }

    private void add(DeliveryStatus status) {
        Delivery delivery = status.delivery();
        Fields fields = new Fields()
                .with("channel", delivery.channel().code())
                .with("to", delivery.to())
                .with("subject", delivery.message().subject())
                .with("text", delivery.message().text())
                .with("about", delivery.about().map(about -> about.kind() + " " + about.id()))
                .with("class", delivery.messageClass())
                .with("state", status.state().code())
                .with("provider-id", providerIds(status));
        add("delivery", delivery.id(), delivery.at(), Optional.of(delivery.branch()), fields);
    }

    /** The ids under which providers took it, with spaces between. */
    private static String providerIds(DeliveryStatus status) {
        return status.attempts().stream()
                .filter(attempt -> attempt.result().filter("accepted"::equals).isPresent())
                .map(Attempt::reason)
                .collect(Collectors.joining(" "));
    }

    private void add(ConsentEntry entry) {
        Fields fields = new Fields()
                .with("purpose", entry.matter().purpose().code())
                .with("channel", entry.matter().channel().code())
                .with("kind", entry.kind().code())
                .with("expires", entry.expires().map(Instant::toString))
                .with("evidence", entry.proof().evidence())
                .with("source", entry.proof().source())
                .with("age", entry.minor().map(minor -> Integer.toString(minor.age())));
        add("consent", entry.id(), entry.at(), Optional.empty(), fields);
    }
}
