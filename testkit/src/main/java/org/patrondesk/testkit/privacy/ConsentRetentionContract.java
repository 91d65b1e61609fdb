package org.patrondesk.testkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.consent.Consents;
import org.patrondesk.consent.Matter;
import org.patrondesk.privacy.Keeping;
import org.patrondesk.privacy.Overdue;
import org.patrondesk.privacy.Retained;
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Sample;
import org.patrondesk.testkit.record.KeptRecords;

/** What every store of what is {@link Retained} promises about the ledger of consent: what proves a yes stays while it stands. */
public abstract class ConsentRetentionContract extends PortContract {
    private final Scope scope = Sample.scope(Sample.TENANT, Permission.ENFORCE_RETENTION);

    private int expire(Instant before) {
        return storage()
                .<Integer>write(
                        scope,
                        transaction -> transaction.store(Retained.class).expire(Keeping.CONSENT_EVIDENCE, before, 10));
    }

    @Test
    @Promise({"retained-2", "retained-5"})
    void the_evidence_of_a_consent_stays_as_long_as_it_stands() {
        Instant until = Sample.NOON.plusSeconds(3600);
        consent(1, ConsentEntry.Kind.EXPRESS, Optional.empty());
        consent(2, ConsentEntry.Kind.IMPLIED, Optional.of(until));
        assertThat(expire(until)).isZero();
        assertThat(expire(until.plusMillis(1))).isEqualTo(1);
        assertThat(evidence()).containsExactly("form 1", "");
    }

    @Test
    @Promise({"retained-2", "retained-5"})
    void the_evidence_of_a_consent_goes_when_a_no_ended_it_that_was_not_undone() {
        consent(1, ConsentEntry.Kind.EXPRESS, Optional.empty());
        consent(2, ConsentEntry.Kind.WITHDRAWN, Optional.empty());
        consent(3, ConsentEntry.Kind.RESTORED, Optional.empty());
        assertThat(expire(Sample.FAR_AHEAD)).isEqualTo(2);
        assertThat(evidence()).containsExactly("form 1", "", "");

        consent(4, ConsentEntry.Kind.WITHDRAWN, Optional.empty());
        Overdue overdue =
                read(scope, Retained.class, store -> store.overdue(Keeping.CONSENT_EVIDENCE, Sample.FAR_AHEAD));
        assertThat(overdue).isEqualTo(new Overdue(2, Optional.of(Sample.NOON.plusMillis(4))));
        assertThat(expire(Sample.FAR_AHEAD)).isEqualTo(2);
    }

    @Test
    @Promise({"retained-2", "retained-5"})
    void the_evidence_of_a_consent_goes_when_a_later_one_stands_in_its_place() {
        consent(1, ConsentEntry.Kind.EXPRESS, Optional.empty());
        consent(2, ConsentEntry.Kind.EXPRESS, Optional.empty());
        assertThat(expire(Sample.FAR_AHEAD)).isEqualTo(1);
        assertThat(evidence()).containsExactly("", "form 2");
    }

    private void consent(long number, ConsentEntry.Kind kind, Optional<Instant> expires) {
        ConsentEntry entry = new ConsentEntry(
                Sample.id((int) number),
                new Matter(Sample.PATRON, KeptRecords.NEWSLETTER, KeptRecords.CHANNEL),
                number,
                Sample.NOON.plusMillis(number),
                kind,
                expires,
                new ConsentEntry.Proof("form " + number, "desk"),
                Optional.empty(),
                "staff-1");
        write(scope, Consents.class, store -> store.record(entry));
    }

    private List<String> evidence() {
        List<String> found = new ArrayList<>();
        write(
                scope,
                Consents.class,
                store -> store.each(
                        Sample.PATRON, entry -> found.add(entry.proof().evidence())));
        return found;
    }
}
