package org.patrondesk.storage.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.person.KeyOwner;
import org.patrondesk.person.KeyVault;
import org.patrondesk.storage.OtherProcess;

/** Keys over the borders and the ends of processes. */
class KeyProcessesTest {
    private static final int ENDLESS = 1_000_000;

    @TempDir
    Path folder;

    private String file() {
        return folder.resolve("keys").resolve("patrondesk.keys").toString();
    }

    @Test
    void two_processes_that_ask_at_once_are_given_the_same_keys() throws Exception {
        String batches = "60";
        try (OtherProcess one = OtherProcess.start(KeyMakingMain.class, "", List.of(), file(), batches);
                OtherProcess other = OtherProcess.start(KeyMakingMain.class, "", List.of(), file(), batches)) {
            List<String> first = lines(one, Integer.MAX_VALUE);
            List<String> second = lines(other, Integer.MAX_VALUE);

            assertThat(first).hasSize(60 * KeyMakingMain.BATCH);
            assertThat(new HashSet<>(first)).isEqualTo(new HashSet<>(second));
        }
    }

    @Test
    void no_key_that_was_given_is_lost_when_the_process_is_killed() throws Exception {
        Random random = new Random(20_261_123);
        for (int round = 0; round < 5; round++) {
            List<String> given = killedAfter(1 + random.nextInt(200));
            assertThat(given).isNotEmpty();
            try (KeyVault vault = FileKeyVault.open(Path.of(file()))) {
                assertThat(now(vault, given.size() / KeyMakingMain.BATCH)).containsAll(whole(given));
            }
        }
    }

    private List<String> killedAfter(int lines) throws IOException {
        try (OtherProcess victim =
                OtherProcess.start(KeyMakingMain.class, "", List.of(), file(), String.valueOf(ENDLESS))) {
            List<String> given = lines(victim, lines);
            victim.kill();
            assertThat(victim.exit()).isEqualTo(137);
            given.addAll(lines(victim, Integer.MAX_VALUE));
            return given;
        }
    }

    private static List<String> lines(OtherProcess from, int most) throws IOException {
        List<String> lines = new ArrayList<>();
        for (@Nullable String line = from.line(); line != null; line = from.line()) {
            lines.add(line);
            if (lines.size() >= most) {
                break;
            }
        }
        return lines;
    }

    /** A line may be cut off by the kill. */
    private static List<String> whole(List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches(".* [0-9a-f-]{36} [0-9a-f]{8}"))
                .toList();
    }

    private static Set<String> now(KeyVault vault, int batches) {
        Set<String> told = new HashSet<>();
        for (int number = 0; number <= batches; number++) {
            Set<KeyOwner> owners = new HashSet<>(KeyMakingMain.batch(number));
            vault.toWrite(KeyMakingMain.TENANT, owners)
                    .forEach((owner, key) -> told.add(FileKeyVaultTest.told(owner, key)));
        }
        return told;
    }
}
