package org.patrondesk.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Purpose;
import org.patrondesk.privacy.Emergencies;
import org.patrondesk.privacy.EmergencyAccess;
import org.patrondesk.privacy.PrivacyCase;
import org.patrondesk.privacy.PrivacyCases;
import org.patrondesk.reading.Access;
import org.patrondesk.reading.AccessEntry;
import org.patrondesk.reading.AccessLog;
import org.patrondesk.story.Consent;
import org.patrondesk.story.Story;
import org.patrondesk.story.StoryShelf;
import org.patrondesk.testkit.Sample;

/** What the stores hold to protect people, beside {@link StoreContent}. */
public final class PersonContent {
    private static final Scope SCOPE = Sample.scope(Sample.TENANT, Permission.REVIEW_NOS);

    private PersonContent() {}

    /** Keeps what is about somebody for a court, and their story. */
    public static void privacy(Storage storage) {
        storage.write(SCOPE, transaction -> {
            transaction
                    .store(PrivacyCases.class)
                    .open(new PrivacyCase(
                            Sample.id(9), PrivacyCase.Kind.HOLD, Sample.PATRON, "court 12/345", Sample.NOON));
            transaction
                    .store(AccessLog.class)
                    .add(new AccessEntry(
                            Sample.id(9),
                            Sample.NOON,
                            "staff-1",
                            Permission.READ_CONSENT,
                            Purpose.SERVICE,
                            Access.about("consents.history", Sample.PATRON)));
            transaction
                    .store(StoryShelf.class)
                    .record(new Story(
                            Sample.id(10),
                            1,
                            Sample.NOON,
                            Sample.CENTRAL,
                            Optional.of(Sample.ODD_TEXT),
                            Consent.TO_USE,
                            "staff-1",
                            Optional.of(Sample.PATRON)));
            return true;
        });
    }

    /** What {@link #privacy} left. */
    public static List<Object> held(Storage storage) {
        List<Object> all = new ArrayList<>();
        storage.read(SCOPE, transaction -> {
            all.addAll(transaction.store(PrivacyCases.class).of(Sample.PATRON));
            transaction.store(StoryShelf.class).about(Sample.PATRON, all::add);
            return true;
        });
        return all;
    }

    /** Opens an emergency that somebody else looked at, and one that nobody did. */
    public static void emergencies(Storage storage) {
        storage.write(SCOPE, transaction -> {
            Emergencies emergencies = transaction.store(Emergencies.class);
            EmergencyAccess seen = Sample.emergency(1);
            emergencies.record(seen.seenBy(
                    new EmergencyAccess.Seen(seen.at().plusSeconds(60), "staff-2", Optional.of("All is well."))));
            emergencies.record(Sample.emergency(2));
            return true;
        });
    }

    /** What {@link #emergencies} opened. */
    public static List<EmergencyAccess> opened(Storage storage) {
        return storage.read(
                SCOPE,
                transaction -> IntStream.rangeClosed(1, 2)
                        .mapToObj(n -> transaction.store(Emergencies.class).find(Sample.id(n)))
                        .flatMap(Optional::stream)
                        .toList());
    }
}
