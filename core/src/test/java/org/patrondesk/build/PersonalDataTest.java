package org.patrondesk.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patrondesk.message.Message;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;

/** No field is kept that nobody has thought about, and the page says what is kept. */
public class PersonalDataTest {
    private static final Path PAGE = Path.of("..", "PERSONAL_DATA.md");
    private static final String WRITE = "personal-data.write";

    public record Forgotten(int number, Optional<String> name) {}

    @Impersonal("code")
    public record Misnamed(int code) {}

    @Impersonal
    public record Silent(int code) {}

    @Impersonal("name")
    public record Both(
            @PersonalData(purpose = "greeting", retention = "P1D")
            String name) {}

    public record Endless(
            @PersonalData(purpose = "greeting", retention = "for ever")
            String name) {}

    @Impersonal("code")
    public record Sound(
            String code,

            @PersonalData(purpose = "greeting", retention = "P1D")
            Map<String, List<String>> names,

            long number) {}

    @Test
    void every_field_that_bears_text_is_marked_as_personal_or_named_as_impersonal() throws Exception {
        DataMap core = DataMap.ofCore();

        assertThat(core.faults()).isEmpty();
        assertThat(core.size()).isGreaterThan(100);
    }

    @Test
    void a_field_that_nobody_thought_about_is_found() {
        assertThat(faults(Forgotten.class)).singleElement().asString().contains("Forgotten.name bears text");
        assertThat(faults(Misnamed.class)).singleElement().asString().contains("code, which bears no text");
        assertThat(faults(Silent.class)).singleElement().asString().contains("names nothing");
        assertThat(faults(Both.class)).singleElement().asString().contains("both");
        assertThat(faults(Endless.class)).singleElement().asString().contains("a period such as P30D");
        assertThat(faults(Sound.class)).isEmpty();
    }

    private static List<String> faults(Class<?> found) {
        return DataMap.of(List.of(found), List.of()).faults();
    }

    @Test
    void what_a_store_takes_or_gives_is_known_to_be_kept() throws Exception {
        assertThat(DataMap.ofCore().table(true))
                .contains("`Delivery.to`", "`Message.text`", "`Wording.asked`", "`Event.actor`");
        assertThat(DataMap.ofCore().table(false)).contains("`LogNo.asked`").doesNotContain("`Delivery.to`");
        assertThat(DataMap.of(List.of(Message.class), List.of()).table(true)).doesNotContain("Message");
    }

    @Test
    void the_page_is_what_the_code_says() throws Exception {
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(PAGE, page());
        }

        assertThat(Files.readString(PAGE))
                .as("write it anew with -D" + WRITE + "=true")
                .isEqualTo(page());
    }

    private static String page() throws Exception {
        DataMap core = DataMap.ofCore();
        return """
                # Personal data

                What PatronDesk can hold about a person, field by field. Written from the annotations in the code by a test, which fails
                when a field that bears text is neither `@PersonalData` nor named in `@Impersonal`, and when this page says otherwise.

                "At most" counts from the closing of the record; a library may choose less. The desk's own work removes what is over
                every hour (docs/retention.md). The lines of the consent ledger stay with their pseudonym until the person is erased: a no
                is obeyed for ever. A legal hold names its person until it is released, an erasure until it is done. Whom a decision is
                about counts from the last words about them.

                ## What is kept

                """ + core.table(true) + """

                ## What is only handed on

                Commands, rows that are read, and answers. What of it is kept stands above.

                """ + core.table(false) + """

                ## What is never kept

                What a patron read or borrowed, PINs, and personal data in logs, messages of exceptions, names of files and figures.
                """;
    }
}
