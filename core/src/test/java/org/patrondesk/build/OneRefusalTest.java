package org.patrondesk.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.patrondesk.PatronDesk;
import org.patrondesk.decision.Refusals;
import org.patrondesk.journal.Answer;
import org.patrondesk.library.Ref;

class OneRefusalTest {
    private static final Ref NOWHERE = new Ref("decision", "1");

    @Test
    void every_room_of_the_core_refuses_by_a_decision_in_the_logbook() throws Exception {
        JavaClasses classes = new ClassFileImporter()
                .importPath(Path.of(PatronDesk.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()));

        OneRefusal.rule().check(classes);
        assertThat(classes.stream().filter(OneRefusal::refuses))
                .extracting(JavaClass::getName)
                .containsExactly(Refusals.class.getName());
    }

    @Test
    void it_fails_on_a_refusal_made_elsewhere_by_new_or_by_reference() {
        assertFails(ByNew.class);
        assertFails(ByReference.class);
    }

    private static void assertFails(Class<?> room) {
        JavaClasses classes = new ClassFileImporter().importClasses(room);

        assertThatThrownBy(() -> OneRefusal.rule().check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(room.getName() + " refuses without a decision");
    }

    /** A room that refuses by itself. */
    static final class ByNew {
        Answer<String> answer() {
            return new Answer.Refused<>(NOWHERE, "rule", "No.");
        }
    }

    /** A room that has somebody else call the constructor. */
    static final class ByReference {
        Maker maker() {
            return Answer.Refused::new;
        }
    }

    interface Maker {
        Answer<String> make(Ref decision, String rule, String sentence);
    }
}
