package org.patrondesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Tenant;
import org.patrondesk.memory.InMemoryKeyVault;
import org.patrondesk.memory.InMemoryStorage;
import org.patrondesk.person.KeyOwner;
import org.patrondesk.person.KeyVault;
import org.patrondesk.person.KeyVaultUnavailable;
import org.patrondesk.person.Subject;

class PseudonymsTest {
    private static final Tenant RIVERSIDE = new Tenant("riverside");
    private static final Subject.PatronRef ANN = new Subject.PatronRef("koha", "23529000012345");

    private final InMemoryStorage storage = new InMemoryStorage();
    private final PatronDesk desk = PatronDesk.builder().storage(storage).build();

    private static Session session(PatronDesk desk, Tenant tenant) {
        return desk.as(Identity::of, Actor.Staff.of(tenant, "s-1", Roles.DESK));
    }

    private Subject.Pseudonym riverside(String system, String id) {
        return session(desk, RIVERSIDE).pseudonym(new Subject.PatronRef(system, id));
    }

    @Test
    void a_patron_has_the_same_pseudonym_at_every_call_and_another_in_every_tenant() {
        Subject.Pseudonym name = session(desk, RIVERSIDE).pseudonym(ANN);

        assertThat(session(desk, RIVERSIDE).pseudonym(ANN)).isEqualTo(name);
        assertThat(session(desk, new Tenant("hillside")).pseudonym(ANN)).isNotEqualTo(name);
        assertThat(session(desk.over(new InMemoryStorage()), RIVERSIDE).pseudonym(ANN))
                .isEqualTo(name);
        assertThat(session(PatronDesk.builder().build(), RIVERSIDE).pseudonym(ANN))
                .isNotEqualTo(name);
    }

    @Test
    void system_and_number_do_not_run_into_each_other() {
        assertThat(new HashSet<>(
                        Set.of(riverside("koha", "1123"), riverside("koha1", "123"), riverside("koha11", "23"))))
                .hasSize(3);
    }

    @Test
    void whoever_has_said_no_is_known_by_the_same_name_for_ever() {
        Subject.Pseudonym name = session(desk, RIVERSIDE).pseudonym(ANN);
        InMemoryKeyVault keys = (InMemoryKeyVault) storage.keys().orElseThrow();

        assertThatThrownBy(() -> keys.rotate(RIVERSIDE, Set.of(KeyOwner.Common.PSEUDONYMS)))
                .hasMessage("The key of pseudonyms is never replaced: opt-outs would be forgotten; leave it out.");
        assertThat(session(desk, RIVERSIDE).pseudonym(ANN)).isEqualTo(name);
    }

    @Test
    void over_a_storage_without_a_vault_pseudonyms_are_refused_in_one_sentence() {
        Session session = session(PatronDesk.builder().storage(new Keyless()).build(), RIVERSIDE);

        assertThatThrownBy(() -> session.pseudonym(ANN))
                .isInstanceOf(KeyVaultUnavailable.class)
                .hasMessage("The desk has no key vault, and pseudonyms need one; open its storage with a vault.");
    }

    @Test
    void a_vault_that_forgets_is_refused_beside_a_storage_that_may_not() {
        try (KeyVault forgetful = new InMemoryKeyVault()) {
            PatronDesk.Builder builder =
                    PatronDesk.builder().storage(new Keyless()).keys(forgetful);
            assertThatThrownBy(builder::build)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("choose a vault that is durable");

            PatronDesk.Builder second = PatronDesk.builder().keys(forgetful);
            assertThatThrownBy(second::build)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another key vault");
        }
        KeyVault own = storage.keys().orElseThrow();
        assertThat(session(PatronDesk.builder().storage(storage).keys(own).build(), RIVERSIDE)
                        .pseudonym(ANN))
                .isEqualTo(session(desk, RIVERSIDE).pseudonym(ANN));
    }

    /** Keeps things, and no keys. */
    private static final class Keyless implements Storage {
        private final InMemoryStorage storage = new InMemoryStorage();

        @Override
        public Optional<KeyVault> keys() {
            return Optional.empty();
        }

        @Override
        public <R> R write(Scope scope, Function<Transaction, R> work) {
            return storage.write(scope, work);
        }

        @Override
        public <R> R read(Scope scope, Function<Transaction, R> work) {
            return storage.read(scope, work);
        }

        @Override
        public void close() {
            storage.close();
        }
    }

    @Test
    void an_id_that_could_be_taken_for_another_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Subject.PatronRef("koha", "12\uD83D"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Subject.PatronRef("koha", "12\uDE42"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Subject.PatronRef("koha", "12\u0000"));
    }
}
