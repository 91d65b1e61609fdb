package org.patrondesk.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.journal.IdempotencyKeys.Kept;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Race;
import org.patrondesk.testkit.Sample;

/** What every store of {@link IdempotencyKeys} promises. */
public abstract class IdempotencyKeysContract extends PortContract {
    private final Scope scope = Sample.scope(Sample.TENANT, Permission.LOG_NO);
    private final StoredObject request = StoredObject.of("request", 1).with("text", Sample.ODD_TEXT);
    private final Kept begun = new Kept(request.hash(), Optional.empty(), Optional.empty());
    private final Kept finished = new Kept(
            request.hash(),
            Optional.of(StoredObject.of("answer", 1).with("text", Sample.ODD_TEXT)),
            Optional.of(Sample.NOON));

    @Test
    @Promise("keys-1")
    void a_key_never_kept_is_not_found() {
        keep(scope, "log:1", finished);

        assertThat(find(scope, "log:2")).isEmpty();
        assertThat(find(scope, "log:")).isEmpty();
        assertThat(find(scope, "LOG:1")).isEmpty();
    }

    @Test
    @Promise("keys-1")
    void what_was_kept_is_found_with_or_without_its_answer() {
        keep(scope, "begun", begun);
        keep(scope, "finished", finished);

        assertThat(find(scope, "begun")).contains(begun);
        assertThat(find(scope, "finished")).contains(finished);
    }

    @Test
    @Promise("keys-1")
    void odd_and_long_keys_are_told_apart() {
        for (String key : List.of(Sample.ODD_TEXT, Sample.ODD_TEXT.strip(), "é", "e\u0301", "k".repeat(200))) {
            Kept own = new Kept(
                    StoredObject.of("request", 1).with("key", key).hash(), Optional.empty(), Optional.of(Sample.NOON));
            keep(scope, key, own);
            assertThat(find(scope, key)).contains(own);
        }
        assertThat(find(scope, "é")).isNotEqualTo(find(scope, "e\u0301"));
    }

    @Test
    @Promise("keys-1")
    void another_tenant_does_not_find_it() {
        Scope elsewhere = Sample.scope(Sample.OTHER_TENANT, Permission.LOG_NO);
        keep(scope, "key", finished);

        assertThat(find(elsewhere, "key")).isEmpty();
        keep(elsewhere, "key", begun);
        assertThat(find(scope, "key")).contains(finished);
        assertThat(find(elsewhere, "key")).contains(begun);
    }

    @Test
    @Promise("keys-2")
    void keeping_again_replaces_what_was_there() {
        keep(scope, "key", begun);
        keep(scope, "key", finished);
        assertThat(find(scope, "key")).contains(finished);

        keep(scope, "key", begun);
        assertThat(find(scope, "key")).contains(begun);
    }

    @Test
    @Promise("keys-2")
    void a_failed_transaction_leaves_the_key_as_it_was() {
        keep(scope, "old", begun);
        writeAndFail(scope, transaction -> {
            transaction.store(IdempotencyKeys.class).keep("old", finished);
            transaction.store(IdempotencyKeys.class).keep("new", finished);
        });

        assertThat(find(scope, "old")).contains(begun);
        assertThat(find(scope, "new")).isEmpty();
    }

    @Test
    @Promise("keys-2")
    void of_many_callers_with_one_key_one_finds_it_new() throws Exception {
        List<Boolean> wasNew = Race.run(number -> storage().<Boolean>write(scope, transaction -> {
            IdempotencyKeys keys = transaction.store(IdempotencyKeys.class);
            boolean fresh = keys.find("key").isEmpty();
            if (fresh) {
                keys.keep("key", finished);
            }
            return fresh;
        }));

        assertThat(wasNew).containsOnlyOnce(true);
    }

    private void keep(Scope where, String key, Kept kept) {
        write(where, IdempotencyKeys.class, keys -> keys.keep(key, kept));
    }

    private Optional<Kept> find(Scope where, String key) {
        return read(where, IdempotencyKeys.class, keys -> keys.find(key));
    }
}
