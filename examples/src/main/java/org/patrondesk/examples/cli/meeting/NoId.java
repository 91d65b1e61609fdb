package org.patrondesk.examples.cli.meeting;

import java.util.UUID;
import org.patrondesk.decision.Decision;
import org.patrondesk.library.Ref;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The id of a no, bare or as {@code decision:ID}. */
final class NoId implements ITypeConverter<UUID> {
    @Override
    public UUID convert(String value) {
        String prefix = Decision.KIND + ":";
        String id = value.startsWith(prefix) ? value.substring(prefix.length()) : value;
        try {
            return new Ref(Decision.KIND, id.isBlank() ? "none" : id).uuid().orElseThrow(NoId::unknown);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static TypeConversionException unknown() {
        return new TypeConversionException(
                "it is no id of a no; use the one that was printed when the no was written down");
    }
}
