package org.patrondesk.vocabulary;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What values a fact can have, and how they lie on an axis of whole numbers so that rules become boxes.
 *
 * <p>A value given as a fact, or in a rule, is text, a whole number or a boolean. What does not fit is an
 * {@link IllegalArgumentException} whose message ends a sentence that names the attribute. Implementations are
 * immutable.
 */
public sealed interface Domain
        permits Choice, Tree, Banded, Domain.Flag, Domain.Whole, Domain.Money, Domain.Day, Domain.TimeOfDay {
    /** The last value of every enumeration and tree: whatever is not listed. */
    String OTHER = "other";

    /** The places a fact's value may stand for: one, but for the inner nodes of a tree. */
    Span span(Object value);

    /** The value at a place, in the form facts are kept. */
    Object value(int place);

    /** The first place on the axis. */
    int low();

    /** The last place on the axis. */
    int high();

    /** The kind, as a policy file writes it. */
    String kind();

    /** A fact's value in the form facts are kept. */
    default Object kept(Object value) {
        return value(span(value).first());
    }

    /** The places of a value that a rule names. */
    default Span named(Object value) {
        return span(value);
    }

    /** The places from one value to another, both included; an empty end is open. */
    default Span range(String low, String high) {
        int from = low.isEmpty() ? low() : span(low).first();
        int to = high.isEmpty() ? high() : span(high).first();
        if (from > to) {
            throw new IllegalArgumentException(
                    "has an empty range '" + low + ".." + high + "'; write the lower end first");
        }
        return new Span(from, to);
    }

    /** The values of a run of places as a rule names them: one range where they have an order, else one by one. */
    default List<Object> written(Span run) {
        return isOrdered()
                ? List.of(value(run.first()) + ".." + value(run.last()))
                : IntStream.rangeClosed(run.first(), run.last())
                        .mapToObj(this::value)
                        .toList();
    }

    /** The words that an enumeration or tree lists, inner nodes included; none of any other kind. */
    default Collection<String> listed() {
        return List.of();
    }

    /** What people call a value; the value itself where it has no name. */
    default String name(Object value) {
        return String.valueOf(value);
    }

    /** Whether facts kept under a former kind of the attribute still mean the same under this one. */
    default boolean continues(Domain former) {
        return new Meaning(former, this).isPossible();
    }

    /** Whether values have an order, so that rules may name ranges. */
    default boolean isOrdered() {
        return !(this instanceof Choice || this instanceof Tree || this instanceof Flag);
    }

    /** True or false. */
    record Flag() implements Domain {
        @Override
        public Span span(Object value) {
            if (value instanceof Boolean flag) {
                return Span.at(flag ? 1 : 0);
            }
            throw new IllegalArgumentException("takes true or false");
        }

        @Override
        public Boolean value(int place) {
            return place == 1;
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
        public Span span(Object value) {
            try {
                long number = value instanceof Long given ? given : Long.parseLong((String) value);
                if (number >= low && number <= high) {
                    return Span.at((int) number);
                }
            } catch (NumberFormatException | ClassCastException e) {
                throw new IllegalArgumentException("takes a whole number", e);
            }
            throw new IllegalArgumentException("takes a whole number from " + low + " to " + high);
        }

        @Override
        public Long value(int place) {
            return (long) place;
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
        public Span span(Object value) {
            try {
                int cents =
                        new BigDecimal(String.valueOf(value)).movePointRight(2).intValueExact();
                if (cents >= 0 && cents <= MOST) {
                    return Span.at(cents);
                }
            } catch (ArithmeticException | NumberFormatException e) {
                throw new IllegalArgumentException("takes an amount such as 12.50", e);
            }
            throw new IllegalArgumentException("takes an amount from 0.00 to 1000000.00");
        }

        @Override
        public String value(int place) {
            return BigDecimal.valueOf(place, 2).toPlainString();
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
        public Span span(Object value) {
            try {
                long day = LocalDate.parse((String) value).toEpochDay();
                if (day >= FIRST && day <= LAST) {
                    return Span.at((int) day);
                }
            } catch (DateTimeException | ClassCastException e) {
                throw new IllegalArgumentException("takes a date such as 2026-11-21", e);
            }
            throw new IllegalArgumentException("takes a date from 1900-01-01 to 2199-12-31");
        }

        @Override
        public String value(int place) {
            return LocalDate.ofEpochDay(place).toString();
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
        public Span span(Object value) {
            try {
                return Span.at(LocalTime.parse((String) value).toSecondOfDay() / 60);
            } catch (DateTimeException | ClassCastException e) {
                throw new IllegalArgumentException("takes a time of day such as 09:30", e);
            }
        }

        @Override
        public String value(int place) {
            return LocalTime.ofSecondOfDay(place * 60L).toString();
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
