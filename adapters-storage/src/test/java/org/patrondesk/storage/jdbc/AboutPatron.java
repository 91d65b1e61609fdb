package org.patrondesk.storage.jdbc;

import java.util.List;
import java.util.Optional;
import org.patrondesk.access.Permission;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Purpose;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.Delivery;
import org.patrondesk.testkit.Alike;
import org.patrondesk.testkit.Sample;

/** A decision about somebody, and a delivery to them. */
final class AboutPatron {
    private AboutPatron() {}

    static void fill(Storage storage) {
        storage.write(Sample.scope(Sample.TENANT, Permission.REVIEW_NOS), transaction -> {
            transaction
                    .store(Decisions.class)
                    .record(List.of(Alike.about(Sample.said(50, Sample.CENTRAL), Sample.PATRON)));
            transaction.store(Deliveries.class).add(List.of(delivery()));
            return true;
        });
    }

    private static Delivery delivery() {
        Delivery like = Sample.delivery(51, Sample.CENTRAL);
        return new Delivery(
                like.id(),
                like.at(),
                like.branch(),
                org.patrondesk.library.Channel.PHONE,
                like.to(),
                like.message(),
                like.messageClass(),
                like.repetition(),
                like.due(),
                like.expires(),
                like.about(),
                Optional.of(Sample.PATRON),
                Optional.of(Purpose.SERVICE));
    }
}
