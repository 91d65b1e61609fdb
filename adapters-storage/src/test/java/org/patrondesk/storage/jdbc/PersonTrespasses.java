package org.patrondesk.storage.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Decisions;
import org.patrondesk.library.Period;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.privacy.Emergencies;
import org.patrondesk.privacy.EmergencyAccess;
import org.patrondesk.privacy.PrivacyCase;
import org.patrondesk.privacy.PrivacyCases;
import org.patrondesk.privacy.Retained;
import org.patrondesk.reading.AccessEntry;
import org.patrondesk.reading.AccessLog;
import org.patrondesk.reading.AccessSelection;
import org.patrondesk.story.Story;
import org.patrondesk.story.StoryShelf;
import org.patrondesk.testkit.Sample;

/** Reaching for what the stores hold to protect people. */
record PersonTrespasses(Trespasses in) {
    List<Trespasses.Trespass> all() {
        List<Trespasses.Trespass> all = new ArrayList<>(ofPersons());
        all.addAll(ofEmergencies());
        return all;
    }

    private List<Trespasses.Trespass> ofPersons() {
        return List.of(
                in.read(
                        Decisions.class,
                        "about",
                        store -> Trespasses.<Decision>each(to -> store.about(Sample.PATRON, to))),
                in.read(
                        StoryShelf.class,
                        "about",
                        store -> Trespasses.<Story>each(to -> store.about(Sample.PATRON, to))),
                in.read(
                        Deliveries.class,
                        "about",
                        store -> Trespasses.<DeliveryStatus>each(to -> store.about(Sample.PATRON, to))),
                in.write(
                        Retained.class,
                        "erase",
                        store -> store.erase(Sample.PATRON).records()),
                in.read(
                        AccessLog.class,
                        "each",
                        store -> Trespasses.<AccessEntry>each(to ->
                                store.each(AccessSelection.during(new Period(Sample.LONG_AGO, Sample.FAR_AHEAD)), to))),
                in.read(PrivacyCases.class, "of", store -> store.of(PrivacyCase.Kind.HOLD)),
                in.read(PrivacyCases.class, "of", store -> store.of(Sample.PATRON)),
                in.write(PrivacyCases.class, "close", store -> store.close(Sample.id(9))));
    }

    private List<Trespasses.Trespass> ofEmergencies() {
        EmergencyAccess.Seen seen = new EmergencyAccess.Seen(Sample.NOON, "staff-9", Optional.empty());
        return List.of(
                in.read(Emergencies.class, "find", store -> store.find(Sample.id(2))),
                in.read(Emergencies.class, "eachUnseen", store -> Trespasses.each(store::eachUnseen)),
                in.read(Emergencies.class, "unseen", store -> store.unseen().count()),
                in.write(Emergencies.class, "close", store -> store.close(Sample.id(2), Sample.NOON)),
                in.write(Emergencies.class, "see", store -> store.see(Sample.id(2), seen)));
    }
}
