package org.patrondesk.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Tenant;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.memory.InMemoryKeyVault;
import org.patrondesk.person.DataKey;
import org.patrondesk.person.FieldCipher;
import org.patrondesk.person.FieldPlace;
import org.patrondesk.person.KeyOwner;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.keys.FileKeyVault;

/** What sealing costs: a text of 500 bytes alone, and a logged no whose words are kept in SQLite, plain and sealed by turns. */
public final class SealedTexts {
    private static final int ROUNDS = 5;
    private static final Tenant TENANT = new Tenant("town");
    private static final KeyOwner OWNER = KeyOwner.Common.TEXTS;

    private SealedTexts() {}

    /**
     * Runs it and prints what it measured.
     *
     * @param arguments texts in each round, and nos in each round
     */
    public static void main(String[] arguments) throws IOException {
        cipher(Integer.parseInt(arguments[0]));
        stores(Integer.parseInt(arguments[1]));
    }

    private static void cipher(int texts) {
        DataKey key;
        try (InMemoryKeyVault vault = new InMemoryKeyVault()) {
            key = vault.toWrite(TENANT, Set.of(OWNER)).values().iterator().next();
        }
        FieldCipher cipher = new FieldCipher();
        FieldPlace place = new FieldPlace(TENANT, "story", new UUID(1, 2).toString(), "text");
        String text = "x".repeat(500);
        String kept = cipher.seal(key, place, text);
        double[] seal = new double[ROUNDS + 1];
        double[] open = new double[ROUNDS + 1];
        for (int round = 0; round <= ROUNDS; round++) {
            seal[round] = rate(texts, () -> cipher.seal(key, place, text));
            open[round] = rate(texts, () -> cipher.open(key, place, kept));
        }
        tell("sealed texts per second", seal);
        tell("opened texts per second", open);
    }

    private static double rate(int times, Runnable work) {
        long begun = System.nanoTime();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        return times * 1e9 / (System.nanoTime() - begun);
    }

    private static void stores(int nos) throws IOException {
        Path folder = Files.createTempDirectory("sealed-texts");
        try (PatronDesk plain = desk(SqliteStorage.open(folder.resolve("plain")));
                PatronDesk sealed = desk(SqliteStorage.open(
                        folder.resolve("sealed"),
                        FileKeyVault.open(folder.resolve("keys").resolve("patrondesk.keys"))))) {
            double[] bare = new double[ROUNDS + 1];
            double[] kept = new double[ROUNDS + 1];
            for (int round = 0; round <= ROUNDS; round++) {
                bare[round] = logged(plain, nos);
                kept[round] = logged(sealed, nos);
            }
            tell("nos logged per second, plain", bare);
            tell("nos logged per second, sealed", kept);
        }
        Folders.delete(folder);
    }

    private static PatronDesk desk(Storage storage) {
        return PatronDesk.builder().storage(storage).build();
    }

    private static double logged(PatronDesk desk, int nos) {
        Session session = desk.as(Identity::of, Actor.Staff.of(TENANT, "s-1", Roles.DESK));
        String asked = "y".repeat(400);
        return rate(
                nos,
                () -> session.logbook()
                        .log(LogNo.atDesk(new Branch("City"), asked, "unwritten"))
                        .orThrow());
    }

    /** The median of the rounds behind the first, which warms up. */
    private static void tell(String what, double[] rounds) {
        double[] counted = Arrays.copyOfRange(rounds, 1, rounds.length);
        Arrays.sort(counted);
        System.out.println(String.format(
                Locale.ROOT,
                "%s: %.0f (%.0f..%.0f)",
                what,
                counted[counted.length / 2],
                counted[0],
                counted[counted.length - 1]));
    }
}
