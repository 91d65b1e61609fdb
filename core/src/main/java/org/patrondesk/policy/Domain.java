package org.patrondesk.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * What values a fact can have, and how they lie on an axis of whole numbers so that rules become boxes.
 *
 * <p>A value given as a fact, or in a rule, is text, a whole number or a boolean. What does not fit is an
 * {@link IllegalArgumentException} whose message ends a sentence that names the attribute.
 */
public sealed interface Domain {
    /** The last value of every enumeration: whatever is not listed. */
    String OTHER = "other";

    /** The place of a fact's value on the axis. */
    int ordinal(Object value);

    /** The value at a place, in the form facts are kept. */
    Object value(int ordinal);

    /** The first place on the axis. */
    int low();

    /** The last place on the axis. */
    int high();

    /** The kind and its parameters, as a policy file writes it. */
    String kind();

    /** One of a list of words, or {@code other}. */
    record Choice(List<String> values) implements Domain {
        public Choice {
            values = List.copyOf(values);
        }

        @Override
        public int ordinal(Object value) {
            if (!(value instanceof String)) {
                throw new IllegalArgumentException("takes one of its listed words as text");
            }
            int at = values.indexOf(value);
            return at < 0 ? values.size() : at;
        }

        @Override
        public String value(int ordinal) {
            return ordinal < values.size() ? values.get(ordinal) : OTHER;
        }

        @Override
        public int low() {
            return 0;
        }

        @Override
        public int high() {
            return values.size();
        }

        @Override
        public String kind() {
            return "enum";
        }
    }

    /** True or false. */
    record Flag() implements Domain {
        @Override
        public int ordinal(Object value) {
            if (value instanceof Boolean flag) {
                return flag ? 1 : 0;
            }
            throw new IllegalArgumentException("takes true or false");
        }

        @Override
        public Boolean value(int ordinal) {
            return ordinal == 1;
        }

        @Override
        public int low() {
            return 0;
        }

        @Override
        public int high() {
            return 1;
        }

        @Override
        public String kind() {
            return "boolean";
        }
    }

    /** A whole number between two bounds, both included. */
    record Whole(int low, int high) implements Domain {
        @Override
        public int ordinal(Object value) {
            try {
                long number = value instanceof Long given ? given : Long.parseLong((String) value);
                if (number >= low && number <= high) {
                    return (int) number;
                }
            } catch (NumberFormatException | ClassCastException e) {
                throw new IllegalArgumentException("takes a whole number", e);
            }
            throw new IllegalArgumentException("takes a whole number from " + low + " to " + high);
        }

        @Override
        public Long value(int ordinal) {
            return (long) ordinal;
        }

        @Override
        public String kind() {
            return "int";
        }
    }

    /** An amount in the hundredths of one currency, from 0.00 to 1,000,000.00, written like {@code 12.50}. */
    record Money(String currency) implements Domain {
        private static final int MOST = 100_000_000;

        @Override
        public int ordinal(Object value) {
            try {
                int cents =
                        new BigDecimal(String.valueOf(value)).movePointRight(2).intValueExact();
                if (cents >= 0 && cents <= MOST) {
                    return cents;
                }
            } catch (ArithmeticException | NumberFormatException e) {
                throw new IllegalArgumentException("takes an amount such as 12.50", e);
            }
            throw new IllegalArgumentException("takes an amount from 0.00 to 1000000.00");
        }

        @Override
        public String value(int ordinal) {
            return BigDecimal.valueOf(ordinal, 2).toPlainString();
        }

        @Override
        public int low() {
            return 0;
        }

        @Override
        public int high() {
            return MOST;
        }

        @Override
        public String kind() {
            return "money";
        }
    }

    /** A day from 1900-01-01 to 2199-12-31, written by ISO 8601. */
    record Day() implements Domain {
        private static final int FIRST = (int) LocalDate.of(1900, 1, 1).toEpochDay();
        private static final int LAST = (int) LocalDate.of(2199, 12, 31).toEpochDay();

        @Override
        public int ordinal(Object value) {
            try {
                long day = LocalDate.parse((String) value).toEpochDay();
                if (day >= FIRST && day <= LAST) {
                    return (int) day;
                }
            } catch (DateTimeException | ClassCastException e) {
                throw new IllegalArgumentException("takes a date such as 2026-11-21", e);
            }
            throw new IllegalArgumentException("takes a date from 1900-01-01 to 2199-12-31");
        }

        @Override
        public String value(int ordinal) {
            return LocalDate.ofEpochDay(ordinal).toString();
        }

        @Override
        public int low() {
            return FIRST;
        }

        @Override
        public int high() {
            return LAST;
        }

        @Override
        public String kind() {
            return "date";
        }
    }

    /** A minute of the day, written like {@code 09:30}. */
    record TimeOfDay() implements Domain {
        @Override
        public int ordinal(Object value) {
            try {
                return LocalTime.parse((String) value).toSecondOfDay() / 60;
            } catch (DateTimeException | ClassCastException e) {
                throw new IllegalArgumentException("takes a time of day such as 09:30", e);
            }
        }

        @Override
        public String value(int ordinal) {
            return LocalTime.ofSecondOfDay(ordinal * 60L).toString();
        }

        @Override
        public int low() {
            return 0;
        }

        @Override
        public int high() {
            return 24 * 60 - 1;
        }

        @Override
        public String kind() {
            return "timeOfDay";
        }
    }
}
