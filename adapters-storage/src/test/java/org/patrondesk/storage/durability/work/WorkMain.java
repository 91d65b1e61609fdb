package org.patrondesk.storage.durability.work;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.Tenant;
import org.patrondesk.memory.InMemoryStorage;

/**
 * Does the work of some libraries, each on a thread, and prints each call once it has returned, until it is killed.
 *
 * <p>Waits for a line with an address, its life, and the number of each library's first call; for a lie, its name and from
 * which transaction on it is told.
 */
public final class WorkMain {
    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private WorkMain() {}

    public static void main(String[] arguments) throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(3);
        });
        warmUp();
        say("ready");
        String[] order = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                .readLine()
                .split(" ", -1);
        say("opening");
        Storage storage = Opening.at(order[0]);
        say("open");
        int life = Integer.parseInt(order[1]);
        if (arguments.length > 0) {
            storage = new Lying(storage, Lie.valueOf(arguments[0]), Integer.parseInt(arguments[1]), () -> say("lied"));
        }
        for (int library = 0; library + 2 < order.length; library++) {
            Worker worker = new Worker(new OneAttempt(storage), library, life);
            int first = Integer.parseInt(order[library + 2]);
            new Thread(() -> worker.work(first)).start();
        }
    }

    public static Tenant library(int number) {
        return new Tenant("library-" + number);
    }

    /** So that what is killed is work and not the loading of classes. */
    private static void warmUp() throws Exception {
        try (InMemoryStorage heap = new InMemoryStorage()) {
            Staff staff = new Staff(heap, library(0));
            for (int number = 0; number < Round.CALLS.size(); number++) {
                staff.call(0, number);
            }
        }
        DriverManager.getConnection("jdbc:sqlite::memory:").close();
    }

    /** In one piece, so that no line is cut in the middle. */
    private static void say(String line) {
        try {
            OUT.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One library's thread. */
    private static final class Worker {
        private final Storage storage;
        private final int library;
        private final int life;
        private Staff staff;

        Worker(Storage storage, int library, int life) {
            this.storage = storage;
            this.library = library;
            this.life = life;
            this.staff = staff();
        }

        private Staff staff() {
            return new Staff(storage, library(library));
        }

        void work(int first) {
            for (int number = first; ; number++) {
                say(library + " " + number + " " + patiently(number));
            }
        }

        /** Makes a call again that may be repeated, as a host would. */
        private String patiently(int number) {
            while (true) {
                try {
                    return staff.call(life, number);
                } catch (OneAttempt.Again inTheWayOfAnother) {
                    // A new desk gives the same ids again.
                    staff = staff();
                } catch (StorageUnavailable e) {
                    if (!e.retryable()) {
                        throw e;
                    }
                    staff = staff();
                }
            }
        }
    }
}
