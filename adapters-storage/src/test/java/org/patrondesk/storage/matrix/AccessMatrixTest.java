package org.patrondesk.storage.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.Session;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.memory.InMemoryStorage;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.keys.FileKeyVault;
import org.patrondesk.testkit.broken.BranchlessStorage;
import org.patrondesk.testkit.broken.ScopelessStorage;

/** Every public call, by every role and job that ships, at a branch of theirs, another, in another library and nowhere. */
class AccessMatrixTest {
    @TempDir
    Path directory;

    @TempDir
    Path apart;

    @Test
    void everybody_gets_what_the_table_says_and_nothing_else() {
        Matrix matrix = new Matrix(InMemoryStorage::new);

        assertThat(matrix.run()).isEmpty();
        assertThat(matrix.cells()).isGreaterThan(4_000);
        assertThat(matrix.compared()).isGreaterThan(1_400);
    }

    @Test
    void sqlite_tells_nobody_more() {
        int[] opened = {0};
        Matrix matrix = new Matrix(() -> {
                    Path at = directory.resolve("store-" + opened[0]++);
                    return SqliteStorage.open(at, FileKeyVault.open(apart.resolve("keys-" + opened[0])));
                })
                .leavingOutDenied();

        assertThat(matrix.run()).isEmpty();
        assertThat(matrix.cells()).isGreaterThan(600);
    }

    @Test
    void the_table_and_the_arguments_are_of_calls_that_there_are() {
        List<String> calls =
                PublicCall.of(Session.class).stream().map(PublicCall::toString).toList();
        Set<String> lines = new AccessTable().lines().keySet();

        assertThat(lines).allMatch(line -> calls.contains(line.substring(0, line.lastIndexOf(')') + 1)));
        assertThat(lines)
                .containsExactlyInAnyOrderElementsOf(new Fixtures().all().keySet());
    }

    @Test
    void a_role_that_was_widened_is_found_out() {
        Matrix matrix = new Matrix(InMemoryStorage::new)
                .roles(shipped -> shipped.withRole(
                        Roles.CALLER, Set.of(Permission.LOG_NO, Permission.READ_POLICY, Permission.READ_HEALTH)));

        assertThat(matrix.run())
                .hasSize(2)
                .allMatch(wrong -> wrong.startsWith("health() by caller"))
                .allMatch(wrong -> wrong.contains("ANSWERED, and the table says DENIED"));
    }

    @Test
    void a_role_that_was_narrowed_is_found_out() {
        Matrix matrix = new Matrix(InMemoryStorage::new)
                .roles(shipped -> shipped.withForbidden(Roles.AUDITOR, Set.of(Permission.SEAL_JOURNAL)));

        assertThat(matrix.run()).hasSize(2).allMatch(wrong -> wrong.contains("DENIED, and the table says ANSWERED"));
    }

    @Test
    void storages_that_forgot_the_branches_or_the_libraries_are_found_out() {
        assertThat(new Matrix(BranchlessStorage::new).run())
                .anyMatch(wrong -> wrong.startsWith("stories.find(UUID) by reviewer of one branch, OTHER_BRANCH"))
                .noneMatch(wrong -> wrong.startsWith("stories.find(UUID) by reviewer of one branch, OTHER_TENANT"));
        assertThat(new Matrix(ScopelessStorage::new).run())
                .anyMatch(wrong -> wrong.startsWith("stories.find(UUID) by reviewer of one branch, OTHER_TENANT"));
    }

    @Test
    void a_service_that_goes_past_the_guard_is_found_out() {
        assertThat(careless().run())
                .anyMatch(wrong -> wrong.contains("by desk, OWN: ANSWERED, and the table says DENIED"));
    }

    @Test
    void a_service_that_tells_foreign_from_unknown_is_found_out() {
        List<String> wrong = careless().run();

        assertThat(wrong)
                .anyMatch(each -> each.startsWith("careless.talkative(UUID) by supervisor")
                        && each.contains("OTHER_TENANT is told apart from unknown by its words"));
        assertThat(wrong)
                .anyMatch(each -> each.startsWith("careless.slow(UUID) by supervisor")
                        && each.contains("OTHER_BRANCH is told apart from unknown by its work"));
        assertThat(wrong)
                .anyMatch(each ->
                        each.startsWith("careless.lateGuard(UUID) by desk") && each.contains("denied only after"));
    }

    @Test
    void a_call_that_nobody_thought_of_is_found_out() {
        assertThat(careless().run())
                .contains(
                        "The table has no line for careless.forgotten(); write down who may call it.",
                        "There are no arguments for careless.untried(); add them, so that it is tried.",
                        "The table does not say what becomes of a foreign RECORD in careless.pointed(UUID).");
    }

    private static Matrix careless() {
        Map<String, Function<Ask, Object[]>> fixtures = new HashMap<>();
        for (String call : List.of("unguarded", "talkative", "slow", "lateGuard")) {
            fixtures.put("careless." + call + "(UUID)", ask -> Fixtures.given(ask.story()));
        }
        fixtures.put("careless.pointed(UUID)", ask -> Fixtures.given(ask.story()));
        AccessTable table = new AccessTable(
                "careless.unguarded(UUID) | supervisor | branch | record",
                "careless.talkative(UUID) | supervisor | branch | record",
                "careless.slow(UUID)      | supervisor | branch | record",
                "careless.lateGuard(UUID) | supervisor | branch | record",
                "careless.untried()       | supervisor | branch | -",
                "careless.pointed(UUID)   | supervisor | branch | -");
        return new Matrix(InMemoryStorage::new)
                .calls(CarelessSession.class, CarelessSession::new, table)
                .fixtures(fixtures);
    }
}
