package org.patrondesk.storage.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.message.Delivery;
import org.patrondesk.testkit.Sample;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class WholeRunOverheardTest {
    private static final Logger ROOT = LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

    @TempDir
    Path folder;

    @Test
    void the_whole_run_is_logged_at_the_finest_level() {
        assertThat(ROOT.isTraceEnabled()).isTrue();
        assertThat(Files.exists(WholeRunOverheard.FOUND)).isFalse();
    }

    @Test
    void a_line_with_the_address_of_a_sample_person_is_written_down() throws Exception {
        Path file = folder.resolve("heard.txt");
        Delivery delivery = Sample.delivery(1, Sample.CENTRAL);
        WholeRunOverheard.Ear ear = new WholeRunOverheard.Ear(file);
        ear.listen();
        // Of one event, so that the ear of the whole run is not deceived.
        ear.doAppend(event("sent to " + delivery.to()));
        ear.doAppend(event("sent " + delivery));
        ear.rest();

        assertThat(ear.lines()).isGreaterThanOrEqualTo(2);
        assertThat(Files.readAllLines(file)).containsExactly("told: sent to " + delivery.to());
    }

    private static ch.qos.logback.classic.spi.LoggingEvent event(String message) {
        var logger = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("told");
        return new ch.qos.logback.classic.spi.LoggingEvent(
                "test", logger, ch.qos.logback.classic.Level.TRACE, message, null, null);
    }
}
