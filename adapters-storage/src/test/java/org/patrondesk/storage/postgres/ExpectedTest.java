package org.patrondesk.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedTest {
    @Test
    void every_column_and_index_of_a_fresh_database_is_expected() throws Exception {
        TestDatabase fresh = TestDatabase.ready();
        Expected expected = Expected.ofThisVersion();

        assertThat(String.valueOf(expected.columns().values().stream()
                        .mapToInt(List::size)
                        .sum()))
                .isEqualTo(fresh.query("SELECT count(*) FROM information_schema.columns"
                        + " WHERE table_schema = 'public' AND table_name <> 'patrondesk_schema_history'"));
        assertThat(String.valueOf(expected.unique().size() + expected.indexes().size()))
                // Indexes over the same columns of different rows are alike here.
                .isEqualTo(
                        fresh.query(
                                "SELECT count(DISTINCT regexp_replace(indexdef, '^.* ON ([^ ]+) USING btree (\\([^)]*\\)).*$',"
                                        + " '\\1 \\2')) FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'patrondesk_schema_history'"));
    }
}
