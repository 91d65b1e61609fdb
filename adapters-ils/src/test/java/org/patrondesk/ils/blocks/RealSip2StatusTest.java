package org.patrondesk.ils.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;

/** What three running servers answered when they were asked about patrons. */
class RealSip2StatusTest {
    private static final String FOLDER = "shared/data/sip2";
    private static final Pattern STATUS = Pattern.compile("< (?:24|64)(.{14}).*?(?:\\|BL(.)\\|.*)?");

    private Path folder = Path.of(FOLDER);

    @BeforeEach
    void find() {
        folder = Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
                .map(at -> at.resolve(FOLDER))
                .filter(Files::exists)
                .findFirst()
                .orElse(folder);
        assumeTrue(Files.exists(folder), "needs the shared SIP2 exchanges beside the repository");
    }

    @Test
    void no_answer_becomes_more_than_one_no_and_each_unknown_card_is_one() throws IOException {
        BlockCodes shipped = BlockCodes.shipped();
        Map<String, Integer> nos = new TreeMap<>();
        for (String file : List.of(
                "ceridwen-plain-cksum.txt",
                "ceridwen-tls-strict.txt",
                "evergreen-SIPServer-UWOLS.txt",
                "folio-edge-sip2-wiremock.txt")) {
            for (String line : Files.readAllLines(folder.resolve(file), StandardCharsets.UTF_8)) {
                Matcher status = STATUS.matcher(line);
                if (status.matches()) {
                    String validPatron = status.group(2) == null ? "" : status.group(2);
                    Sip2Status read = Sip2Status.of(status.group(1), validPatron);
                    assertThat(read.unknownPatron()).as(file).isEqualTo(validPatron.equals("N"));
                    String said = shipped.no(read, new Branch("Central"), Channel.KIOSK)
                            .map(no -> no.code())
                            .orElse("nothing");
                    nos.merge(said, 1, Integer::sum);
                }
            }
        }
        assertThat(nos)
                .isEqualTo(Map.of(
                        "nothing",
                        12,
                        "unknown-patron",
                        18,
                        "recall-privileges-denied",
                        31,
                        "charge-privileges-denied",
                        4));
    }
}
