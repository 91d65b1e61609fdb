package org.patrondesk.examples.cli.policy;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** To whom an answer is explained. */
enum Audience {
    STAFF,
    PATRON,
    BOTH;

    boolean isStaff() {
        return this != PATRON;
    }

    boolean isPatron() {
        return this != STAFF;
    }

    /** Takes the word from the command line. */
    static final class Reading implements ITypeConverter<Audience> {
        Reading() {}

        @Override
        public Audience convert(String text) {
            return switch (text) {
                case "staff" -> STAFF;
                case "patron" -> PATRON;
                default -> throw new TypeConversionException("'" + text + "' is neither staff nor patron.");
            };
        }
    }
}
