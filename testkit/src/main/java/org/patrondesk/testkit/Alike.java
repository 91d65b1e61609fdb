package org.patrondesk.testkit;

import java.util.Optional;
import java.util.UUID;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Wording;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Ref;
import org.patrondesk.person.Subject;
import org.patrondesk.policy.Outcome;

/** A decision that is like another but for what is changed. One thread. */
public final class Alike {
    private final Decision like;
    private UUID id;
    private Optional<Decision.RunPlace> run;
    private Channel channel;
    private Outcome outcome;
    private Optional<Outcome> said;
    private Optional<Wording> wording;
    private Optional<String> handledBy;
    private Optional<Ref> origin;
    private Optional<Subject.Pseudonym> person;

    private Alike(Decision like) {
        this.like = like;
        this.id = like.id();
        this.run = like.run();
        this.channel = like.channel();
        this.outcome = like.outcome();
        this.said = like.said();
        this.wording = like.wording();
        this.handledBy = like.handledBy();
        this.origin = like.origin();
        this.person = like.person();
    }

    public static Decision withId(Decision decision, int id) {
        Alike alike = new Alike(decision);
        alike.id = Sample.id(id);
        return alike.decision();
    }

    public static Decision withWords(Decision decision, Wording words) {
        Alike alike = new Alike(decision);
        alike.wording = Optional.of(words);
        return alike.decision();
    }

    public static Decision answered(Decision decision, Outcome outcome, Channel channel) {
        Alike alike = new Alike(decision);
        alike.outcome = outcome;
        alike.channel = channel;
        return alike.decision();
    }

    /** The decision without what was said. */
    public static Decision unsaid(Decision decision) {
        Alike alike = new Alike(decision);
        alike.said = Optional.empty();
        return alike.decision();
    }

    /** The decision as if nobody knew who said it. */
    public static Decision handledByNobody(Decision decision) {
        Alike alike = new Alike(decision);
        alike.handledBy = Optional.empty();
        return alike.decision();
    }

    /** The decision as if it had come from another system. */
    public static Decision from(Decision decision, Ref origin) {
        Alike alike = new Alike(decision);
        alike.origin = Optional.of(origin);
        return alike.decision();
    }

    /** The decision as if it were about this person. */
    public static Decision about(Decision decision, Subject.Pseudonym person) {
        Alike alike = new Alike(decision);
        alike.person = Optional.of(person);
        return alike.decision();
    }

    /** The decision as if nobody knew where it came from. */
    public static Decision fromNowhere(Decision decision) {
        Alike alike = new Alike(decision);
        alike.origin = Optional.empty();
        return alike.decision();
    }

    /** The decision as if it were of no run. */
    public static Decision ofNoRun(Decision decision) {
        Alike alike = new Alike(decision);
        alike.run = Optional.empty();
        return alike.decision();
    }

    private Decision decision() {
        return new Decision(
                id,
                like.kind(),
                run,
                like.at(),
                like.branch(),
                channel,
                like.policy(),
                outcome,
                like.rule(),
                said,
                like.facts(),
                wording,
                handledBy,
                origin,
                person);
    }
}
