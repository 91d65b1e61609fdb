package org.patrondesk.storage.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.patrondesk.access.Permission;
import org.patrondesk.appeal.FollowUps;
import org.patrondesk.appeal.Reconsideration;
import org.patrondesk.barrier.Barriers;
import org.patrondesk.consent.ConsentCommand;
import org.patrondesk.consent.Consents;
import org.patrondesk.decision.Decisions;
import org.patrondesk.decision.Given;
import org.patrondesk.decision.Shadowed;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.Links;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Ref;
import org.patrondesk.meeting.Resolutions;
import org.patrondesk.message.Deliveries;
import org.patrondesk.person.Subject;
import org.patrondesk.privacy.Emergencies;
import org.patrondesk.privacy.Erased;
import org.patrondesk.privacy.PrivacyCases;
import org.patrondesk.story.StoryShelf;
import org.patrondesk.testkit.Sample;

/** What a call has left behind in a storage. One thread. */
record KeptTexts(Storage storage) {
    /** Every text of the records that a call has left behind. */
    List<String> of(Answer.Done<?> done, Object[] arguments) {
        if (done.value() instanceof Erased) {
            return matters();
        }
        UUID id = done.value() instanceof Given given
                ? given.decision()
                : done.value() instanceof Shadowed shadowed ? shadowed.decision() : (UUID) done.value();
        return storage.read(Sample.scope(Sample.TENANT, Permission.REVIEW_NOS), transaction -> {
            List<Object> found = new ArrayList<>();
            transaction.store(Decisions.class).find(id).ifPresent(found::add);
            transaction.store(StoryShelf.class).find(id).ifPresent(found::add);
            transaction.store(Barriers.class).find(id).ifPresent(found::add);
            transaction.store(Resolutions.class).find(id).ifPresent(found::add);
            transaction.store(Deliveries.class).find(id).ifPresent(found::add);
            transaction.store(Emergencies.class).find(id).ifPresent(found::add);
            if (arguments[0] instanceof Subject.Pseudonym person) {
                found.addAll(transaction.store(PrivacyCases.class).of(person));
            }
            if (arguments[0] instanceof ConsentCommand command) {
                transaction.store(Consents.class).each(command.matter().person(), found::add);
            }
            if (arguments[0] instanceof Reconsideration about) {
                found.addAll(transaction.store(FollowUps.class).of(about.decision()));
            }
            for (String kind : List.of("barrier", "story", "resolution")) {
                found.addAll(transaction.store(Links.class).of(new Ref(kind, id.toString())));
            }
            return Texts.in(found);
        });
    }

    /** An erasure leaves nothing but what the journal tells of it. */
    private List<String> matters() {
        return storage.read(Sample.scope(Sample.TENANT, Permission.REVIEW_NOS), transaction -> {
            List<String> found = new ArrayList<>();
            transaction.store(Events.class).each(event -> {
                if (event.body().text("type").equals("erasure-begun")) {
                    found.add(event.body().text("matter"));
                }
            });
            return found;
        });
    }
}
