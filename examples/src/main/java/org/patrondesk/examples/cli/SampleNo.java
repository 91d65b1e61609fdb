package org.patrondesk.examples.cli;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patrondesk.examples.cli.store.Shipped;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.logbook.LogNo;

/** One no of the sample logbook, and when it was said. */
record SampleNo(Instant at, LogNo no) {
    static List<SampleNo> all() {
        return new String(Shipped.bytes("sample/logbook.ndjson"), StandardCharsets.UTF_8)
                .lines()
                .map(StoredObject::parse)
                .map(SampleNo::of)
                .toList();
    }

    private static SampleNo of(StoredObject line) {
        return new SampleNo(
                LocalDateTime.parse(line.text("at")).toInstant(ZoneOffset.UTC),
                new LogNo(
                        line.text("asked"),
                        line.text("rule"),
                        line.optionalText("why"),
                        line.optionalText("offered"),
                        Map.of(),
                        new Branch(line.text("branch")),
                        Channel.ofCode(line.text("channel")).orElseThrow(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
