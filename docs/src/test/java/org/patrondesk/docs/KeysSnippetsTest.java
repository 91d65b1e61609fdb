package org.patrondesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.library.Tenant;
import org.patrondesk.person.KeyVault;
import org.patrondesk.person.Subject.PatronRef;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.keys.FileKeyVault;

/** The page about keys. */
class KeysSnippetsTest {
    @TempDir
    Path folder;

    @Test
    void a_store_and_its_keys_lie_in_two_folders() {
        // tag::keys
        KeyVault keys = FileKeyVault.open(folder.resolve("desk-keys").resolve("patrondesk.keys"));
        SqliteStorage storage = SqliteStorage.open(folder.resolve("desk"), keys);
        PatronDesk desk = PatronDesk.builder().storage(storage).build();
        // end::keys
        try (desk) {
            Actor ann = Actor.Staff.of(new Tenant("town"), "staff-7", Roles.DESK);
            PatronRef patron = new PatronRef("koha", "23529000012345");
            assertThat(desk.as(Identity::of, ann).pseudonym(patron))
                    .isEqualTo(desk.as(Identity::of, ann).pseudonym(patron));
        }
    }
}
