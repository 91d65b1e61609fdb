package org.patrondesk.storage.hostile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.appeal.Reconsideration.AnswerAppeal;
import org.patrondesk.appeal.Reconsideration.ExceptionGrant;
import org.patrondesk.appeal.Reconsideration.LodgeAppeal;
import org.patrondesk.consent.ConsentCommand;
import org.patrondesk.consent.ConsentEntry.Proof;
import org.patrondesk.consent.Matter;
import org.patrondesk.decision.Decision;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Period;
import org.patrondesk.library.Purpose;
import org.patrondesk.library.Ref;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.Message;
import org.patrondesk.message.PostMessage;
import org.patrondesk.message.Result;
import org.patrondesk.person.Subject;
import org.patrondesk.policy.Outcome;
import org.patrondesk.reading.AccessSelection;
import org.patrondesk.story.Consent;
import org.patrondesk.story.TellStory;
import org.patrondesk.testkit.Sample;

/** A desk that plants a word of its own in every text that it keeps about one patron. One thread. */
final class Canaries implements AutoCloseable {
    /** In each of the words. */
    static final String WORD = "canary-";

    /** As it stands on the card; a store never has it at all. */
    static final String CARD = "canary-card-29999000012345";

    /** The fields of {@code PERSONAL_DATA.md} that are planted, with their word. */
    static final Map<String, List<String>> PLANTED = planted();

    /** The rest of what that page says is kept, with the reason why no text of a patron's is in it. */
    static final Map<String, String> OTHERS = others();

    private final PatronDesk desk;
    private final Storage storage;

    Canaries(Storage storage) {
        this.storage = storage;
        this.desk = PatronDesk.builder()
                .storage(storage)
                .courier(Channel.EMAIL, parcel -> new Result.Accepted(word("Result.Accepted.providerId")))
                .build();
    }

    private static Map<String, List<String>> planted() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (String field : List.of(
                "Wording.asked",
                "Wording.why",
                "Wording.offered",
                "Story.text",
                "Delivery.to",
                "Delivery.about",
                "Message.subject",
                "Message.text",
                "Result.Accepted.providerId")) {
            words.put(field, List.of(WORD + field));
        }
        words.put("FollowUp.words", List.of(WORD + "exception", WORD + "appeal", WORD + "answer"));
        words.put("ConsentEntry.Proof.evidence", List.of(WORD + "given", WORD + "withdrawn"));
        return words;
    }

    private static Map<String, String> others() {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (String staff : List.of(
                "FollowUp.by",
                "Barrier.by",
                "ConsentEntry.by",
                "Decision.handledBy",
                "AccessEntry.actor",
                "Event.actor")) {
            reasons.put(staff, "an id of staff");
        }
        for (String staff :
                List.of("Resolution.by", "Entry.mark", "Story.by", "EmergencyAccess.by", "EmergencyAccess.Seen.by")) {
            reasons.put(staff, "an id of staff");
        }
        for (String words :
                List.of("Barrier.name", "Resolution.reason", "EmergencyAccess.reason", "EmergencyAccess.Seen.note")) {
            reasons.put(words, "words of staff about the library");
        }
        for (String row : List.of("Member.added", "Member.district", "Member.lastUsed")) {
            reasons.put(row, "a row without a name; it goes when the ILS does not send it any more");
        }
        for (String person : List.of(
                "Decision.person",
                "Access.person",
                "Subject.Pseudonym.code",
                "Story.person",
                "ConsentEntry.Minor.guardian")) {
            reasons.put(person, "the pseudonym, which is looked for as such");
        }
        reasons.put("ConsentEntry.Minor.age", "a number");
        reasons.put("IdempotencyKeys.Kept.request", "a hash");
        return reasons;
    }

    static String word(String field) {
        return PLANTED.getOrDefault(field, List.of()).get(0);
    }

    static Subject.PatronRef patron() {
        return new Subject.PatronRef("koha", CARD);
    }

    Session session(String staff) {
        return desk.as(
                Identity::of,
                new Actor.Staff(Sample.TENANT, staff, Roles.shipped().grants().keySet(), Set.of()));
    }

    /** Plants them all; what is to be sent is sent. */
    Subject.Pseudonym plant() {
        Session session = session("staff-1");
        Subject.Pseudonym person = session.pseudonym(patron());
        UUID no = no(session, person);
        session.appeals()
                .lodge(new LodgeAppeal(no, WORD + "appeal", Optional.empty()))
                .orThrow();
        session("staff-2")
                .appeals()
                .answer(new AnswerAppeal(no, Outcome.NO, WORD + "answer", Optional.empty()))
                .orThrow();
        session.appeals()
                .grant(new ExceptionGrant(
                        no(session, person), Outcome.YES, WORD + "exception", Optional.empty(), Optional.empty()))
                .orThrow();
        session.stories()
                .tell(TellStory.of(word("Story.text"), Consent.TO_USE, Sample.CENTRAL, Decision.ref(no))
                        .of(person))
                .orThrow();
        session.outbox().post(message(person)).orThrow();
        consents(session, new Matter(person, new Purpose("programs"), Channel.EMAIL));
        session.consents().history(person, entry -> {});
        desk.work().runDue();
        return person;
    }

    private static UUID no(Session session, Subject.Pseudonym person) {
        return session.logbook()
                .log(new LogNo(
                        word("Wording.asked"),
                        "unwritten",
                        Optional.of(word("Wording.why")),
                        Optional.of(word("Wording.offered")),
                        Map.of(),
                        Sample.CENTRAL,
                        Channel.DESK,
                        Optional.empty(),
                        Optional.of(person)))
                .orThrow();
    }

    private static PostMessage message(Subject.Pseudonym person) {
        return new PostMessage(
                Sample.CENTRAL,
                Channel.EMAIL,
                word("Delivery.to"),
                new Message(word("Message.subject"), word("Message.text")),
                "hold-ready",
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Ref("hold", word("Delivery.about"))),
                Optional.of(person),
                Optional.of(Purpose.SERVICE),
                Optional.empty());
    }

    private static void consents(Session session, Matter matter) {
        session.consents()
                .give(ConsentCommand.Give.express(matter, new Proof(WORD + "given", "desk")))
                .orThrow();
        session.consents()
                .withdraw(ConsentCommand.Withdraw.of(matter, new Proof(WORD + "withdrawn", "desk")))
                .orThrow();
    }

    /** Everything that the calls of a session hand out about all persons. */
    List<String> exported() {
        Session session = session("staff-3");
        Period ever = new Period(Sample.LONG_AGO, Sample.FAR_AHEAD);
        List<Object> out = new ArrayList<>();
        out.add(session.logbook().review(Optional.empty(), ever));
        out.add(session.logbook().agenda(Optional.empty(), ever));
        out.add(session.chains().recent(ever, 4));
        for (DeliveryState state : DeliveryState.values()) {
            session.outbox().each(state, out::add);
        }
        session.accesses().each(AccessSelection.during(ever), out::add);
        session.counters().each(out::add);
        List<String> texts = new ArrayList<>(Texts.in(out));
        out.forEach(each -> texts.add(each.toString()));
        return texts;
    }

    /** The work that goes on by itself. */
    void runDue() {
        desk.work().runDue();
    }

    Storage storage() {
        return storage;
    }

    @Override
    public void close() {
        desk.close();
    }
}
