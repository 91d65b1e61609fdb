package org.patrondesk.examples.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.patrondesk.examples.cli.PatronDeskMain;

/** A process that imports or decides the sheet and is killed at a moment that nobody chose. */
record Victim(Path sheet, Path policy, int transactions, Random random) {
    private static final int SIGKILLED = 128 + 9;
    private static final int MOST_ATTEMPTS = 12;
    private static final int OPENING_MILLIS = 600;
    private static final int COMMAND_MILLIS = 2_000;
    private static final int BETWEEN_ACKNOWLEDGEMENTS_MICROS = 20_000;

    /** What is killed, and around which moment. */
    enum Moment {
        /** While the store is opened and its schema made, before anything was acknowledged. */
        OPENING,
        /** Behind a random acknowledgement. */
        WORKING,
        /** The real command line, between the first sight of its database and its end. */
        COMMAND
    }

    /** What a kill left: the store, and the last acknowledged count; 0 where nobody was told any. */
    record Left(Path store, long acknowledged) {}

    /** What a command that was left alone answered. */
    record Answer(int exit, String out, String err) {}

    /**
     * Kills the work in a store that was not there before. A process that ended first was not killed, and one that
     * acknowledged already was not opening: then all is done again in another new store, with an earlier moment.
     */
    Left kill(Moment moment, String mode, int round) throws Exception {
        double reach = 1;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Path store = sheet.resolveSibling(String.format(Locale.ROOT, "%s-%d-%d", mode, round, attempt));
            Path out = beside(store, "out");
            Process process = new ProcessBuilder(moment == Moment.COMMAND ? command(mode, store) : work(mode, store))
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            await(moment, process, store, reach);
            process.destroyForcibly();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("ended").isTrue();
            List<Long> seen = acknowledgements(store);
            assertThat(process.exitValue())
                    .as("exit; it said: %s", Files.readString(out))
                    .isIn(0, SIGKILLED);
            if (process.exitValue() == SIGKILLED && (moment != Moment.OPENING || seen.isEmpty())) {
                assertThat(seen.isEmpty()).as("acknowledged nothing").isEqualTo(moment != Moment.WORKING);
                return new Left(store, seen.isEmpty() ? 0 : seen.get(seen.size() - 1));
            }
            reach /= 2;
        }
        throw new AssertionError("In " + MOST_ATTEMPTS + " attempts the " + mode + " was never killed in time.");
    }

    private void await(Moment moment, Process process, Path store, double reach) throws Exception {
        if (moment == Moment.WORKING) {
            int wanted = 1 + random.nextInt(Math.max(1, (int) (reach * transactions)));
            while (process.isAlive() && acknowledgements(store).size() < wanted) {
                process.waitFor(1, TimeUnit.MILLISECONDS);
            }
            process.waitFor(random.nextInt(BETWEEN_ACKNOWLEDGEMENTS_MICROS), TimeUnit.MICROSECONDS);
        } else {
            Path sign = moment == Moment.OPENING ? store : store.resolve("patrondesk.db");
            while (process.isAlive() && Files.notExists(sign)) {
                process.waitFor(1, TimeUnit.MILLISECONDS);
            }
            double most = 1_000 * reach * (moment == Moment.OPENING ? OPENING_MILLIS : COMMAND_MILLIS);
            process.waitFor(random.nextInt((int) most), TimeUnit.MICROSECONDS);
        }
    }

    /** Runs the real command and lets it end. */
    Answer leftAlone(String mode, Path store) throws Exception {
        Path out = beside(store, "json");
        Path err = beside(store, "err");
        Process process = new ProcessBuilder(command(mode, store))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended").isTrue();
            return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }

    private Path beside(Path store, String ending) {
        return sheet.resolveSibling(store.getFileName() + "." + ending);
    }

    private List<String> work(String mode, Path store) {
        return java(
                Work.class,
                mode,
                store.toString(),
                sheet.toString(),
                policy.toString(),
                beside(store, "witness").toString());
    }

    private List<String> command(String mode, Path store) {
        List<String> command = new ArrayList<>(java(PatronDeskMain.class));
        if (mode.equals("import")) {
            command.addAll(List.of("members", "import", sheet.toString()));
        } else {
            command.addAll(List.of("decide", sheet.toString(), "--policy", policy.toString()));
            command.addAll(List.of("--as-of", Work.AS_OF.toString(), "--run", Work.RUN));
        }
        command.addAll(List.of("--store", store.toString(), "--tenant", Work.TENANT.toString(), "--json"));
        return command;
    }

    private static List<String> java(Class<?> main, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return command;
    }

    /** Only lines that were written whole count. */
    private List<Long> acknowledgements(Path store) throws IOException {
        Path witness = beside(store, "witness");
        List<Long> counts = new ArrayList<>();
        if (Files.exists(witness)) {
            String text = Files.readString(witness);
            text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> counts.add(Long.parseLong(line)));
        }
        return counts;
    }
}
