package org.patrondesk.examples.cli.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.storage.PostgresStorage;
import org.postgresql.ds.PGSimpleDataSource;

/** A server that accepts and then says nothing. */
class SilentServerTest {
    @Test
    void a_server_that_says_nothing_is_given_up_after_a_while() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String address = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/desk?user=desk";
            assertThat(DatabaseAddress.source(address, Map.of()).getLoginTimeout())
                    .isEqualTo(20);

            PGSimpleDataSource impatient = DatabaseAddress.source(address + "&loginTimeout=1", Map.of());
            StorageUnavailable refusal =
                    catchThrowableOfType(StorageUnavailable.class, () -> PostgresStorage.examine(impatient));
            assertThat(refusal).hasMessage("The database cannot be reached; repeat the call.");
            assertThat(refusal.retryable()).isTrue();
        }
    }

    @Test
    void role_and_password_come_from_the_environment_where_the_address_has_none() {
        Map<String, String> environment = Map.of("PGUSER", "clerk", "PGPASSWORD", "secret");
        PGSimpleDataSource given = DatabaseAddress.source("jdbc:postgresql://[::1]:5433/desk", environment);
        assertThat(given.getUser()).isEqualTo("clerk");
        assertThat(given.getPassword()).isEqualTo("secret");
        assertThat(DatabaseAddress.source("jdbc:postgresql://a:1,b:2/desk?user=other", environment)
                        .getUser())
                .isEqualTo("other");
    }
}
