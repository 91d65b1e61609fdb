package org.patrondesk.examples.cli.meeting;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.decision.Decision;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.Ref;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.story.Story;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Records named on the command line, as {@code decision:ID}, and answers to commands about them. */
final class Refs implements ITypeConverter<Ref> {
    private static final List<String> KINDS = List.of(Decision.KIND, Barrier.KIND, Resolution.KIND, Story.KIND);

    @Override
    public Ref convert(String value) {
        int colon = value.indexOf(':');
        if (colon > 0 && KINDS.contains(value.substring(0, colon)) && colon < value.length() - 1) {
            Optional<Ref> ref = ref(value.substring(0, colon), value.substring(colon + 1));
            if (ref.flatMap(Ref::uuid).isPresent()) {
                return ref.get();
            }
        }
        throw new TypeConversionException("it names no record; write one of "
                + KINDS.stream().map(kind -> kind + ":ID").collect(Collectors.joining(", "))
                + " with the id that was printed when it was written down");
    }

    private static Optional<Ref> ref(String kind, String id) {
        try {
            return Optional.of(new Ref(kind, id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * What a command answered.
     *
     * @throws BadInput when it was not done, with every violation by its option
     */
    static <T> T done(Answer<T> answer) {
        if (answer instanceof Answer.Invalid<T> invalid) {
            throw new BadInput(
                    invalid.violations().stream().map(Refs::sentence).collect(Collectors.joining("; ")) + ".");
        }
        return answer.orThrow();
    }

    private static String sentence(Violation violation) {
        String path = violation.path().replaceFirst("\\[(\\d+)].*", "").replaceFirst("\\.<.*", "");
        return "--" + option(path) + " " + violation.message();
    }

    private static String option(String path) {
        return switch (path) {
            case "change.begins" -> "begins";
            case "change", "change.policy", "policy" -> "candidate";
            case "nos" -> "no";
            default -> path;
        };
    }
}
