package org.patrondesk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.patrondesk.examples.cli.Ran.POLICIES;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.decision.WhatIfRun;
import org.patrondesk.examples.cli.store.PolicyFiles;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Tenant;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.trial.RequestRow;
import org.patrondesk.trial.RequestSource;
import org.patrondesk.trial.WhatIf;

/** What the commands say of a run that ended in the middle. */
class CutOffRunTest {
    private static final String STARTER = POLICIES.resolve("starter.yaml").toString();
    private static final Tenant TENANT = new Tenant("library");

    @TempDir
    Path folder;

    @BeforeEach
    void a_run_ends_after_its_first_transaction() {
        PolicySet policy = PolicyFiles.read(Path.of(STARTER));
        try (PatronDesk desk =
                PatronDesk.builder().storage(SqliteStorage.open(folder)).build()) {
            WhatIf order =
                    new WhatIf(Optional.of("broken"), ContentHash.of("file"), policy, LocalDate.of(2026, 11, 18));
            Actor supervisor = Actor.Staff.of(TENANT, "somebody", Roles.SUPERVISOR, Roles.POLICY_EDITOR);
            assertThatThrownBy(() ->
                            desk.as(Identity::of, supervisor).whatIf().run(order, breaking(policy), decided -> {}))
                    .hasMessage("The disk was pulled out.");
        }
    }

    private static RequestSource breaking(PolicySet policy) {
        int[] at = {0};
        return () -> {
            if (at[0] > WhatIfRun.CHUNK) {
                throw new IllegalStateException("The disk was pulled out.");
            }
            return new RequestRow.Asked(
                    ++at[0],
                    policy.vocabulary().facts(Map.of("service", "eat", "spot", "archive")),
                    new Branch("CENTRAL"),
                    Channel.BATCH);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nos review --run broken --from 2020-01-01 --to 2099-01-01",
                "nos replay --run broken --candidate STARTER",
                "nos relax --run broken --policy STARTER",
                "nos propose --run broken --rule eat.at-computers --policy STARTER"
            })
    void whoever_looks_at_it_is_told_beside_the_figures(String command) {
        Ran ran = Ran.command((command.replace("STARTER", STARTER) + " --store " + folder).split(" "));

        assertThat(ran.exit()).as(ran.err()).isLessThan(2);
        assertThat(ran.err()).contains("The run 'broken' was cut off and tells of its first part only");
        assertThat(ran.out()).doesNotContain("cut off");
    }

    @Test
    void a_run_that_is_through_is_not_spoken_of() throws IOException {
        String requests = PolicyTexts.file(folder, "eat.ndjson", "{\"service\":\"eat\",\"spot\":\"archive\"}\n");
        Ran decided = Ran.command(
                ("decide " + requests + " --policy " + STARTER + " --as-of 2026-11-18 --run whole --store " + folder)
                        .split(" "));
        assertThat(decided.exit()).as(decided.err()).isZero();

        Ran ran =
                Ran.command(("nos review --run whole --from 2020-01-01 --to 2099-01-01 --store " + folder).split(" "));
        assertThat(ran.err()).doesNotContain("cut off");
    }
}
