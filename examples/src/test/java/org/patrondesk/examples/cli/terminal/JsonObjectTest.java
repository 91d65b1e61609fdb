package org.patrondesk.examples.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.patrondesk.examples.cli.Ran;

class JsonObjectTest {
    @Test
    void keys_stay_in_the_order_of_writing() {
        String line = new JsonObject()
                .with("b", 1L)
                .with("a", List.of(true, "x"))
                .with("c", new JsonObject().with("d", Map.of("e", 2)))
                .line();
        assertThat(line).isEqualTo("{\"b\":1,\"a\":[true,\"x\"],\"c\":{\"d\":{\"e\":2}}}");
    }

    @Test
    void any_text_stays_on_one_line_and_comes_back_whole() {
        String text = "\"quoted\" \\ tab\t line\r\n\u2028 \u0000 \uD83D\uDCDA caf\u00E9";
        String line = new JsonObject().with("text", text).line();
        assertThat(line.lines()).hasSize(1);
        assertThat(Ran.parsed(line).get("text").asText()).isEqualTo(text);
    }
}
