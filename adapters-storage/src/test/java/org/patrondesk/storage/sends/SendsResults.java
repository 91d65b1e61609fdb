package org.patrondesk.storage.sends;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.patrondesk.storage.ResultsFile;

/** The long runs of processes that send. */
record SendsResults(ResultsFile file) {
    private static final String NAME = "adapters-storage/soak-sends.tsv";
    private static final String MESSAGES = "messages";
    static final List<String> COLUMNS = List.of(
            "date",
            MESSAGES,
            "copies",
            "lost",
            "duplicates at a deduplicating provider",
            "duplicates at a plain provider",
            "not marked",
            "of at most once",
            "ambiguous attempts",
            "before they were due",
            "by hosts with a wrong clock",
            "kills",
            "stops",
            "clock jumps",
            "faults",
            "seed",
            "command");

    /** The one in this repository. */
    static SendsResults ofThisRepository() {
        return new SendsResults(ResultsFile.inThisRepository(NAME, COLUMNS));
    }

    /** How many messages went through so far. */
    int messages() throws IOException {
        return file.runs().mapToInt(run -> file.number(run, MESSAGES)).sum();
    }

    /** Writes down what came of one run. */
    void add(Findings found, long seed, String command) throws IOException {
        Stream<String> counts = IntStream.of(
                        found.messages,
                        found.copies,
                        found.lost,
                        found.atDeduplicating,
                        found.atPlain,
                        found.unmarked,
                        found.ofAtMostOnce,
                        found.doubts,
                        found.early,
                        found.byWrongClocks,
                        found.kills,
                        found.stops,
                        found.jumps,
                        found.faults().size())
                .mapToObj(Integer::toString);
        file.add(Stream.of(
                        Stream.of(LocalDate.now(ZoneOffset.UTC).toString()),
                        counts,
                        Stream.of(Long.toString(seed), command))
                .flatMap(cells -> cells)
                .toList());
    }
}
