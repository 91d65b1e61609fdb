package org.patrondesk.ils.membership;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A day as British exports write it: day/month/year with a year of four or two digits, or ISO 8601.
 *
 * <p>Two digits from 96 to 99 are 1996 to 1999, others are 2000 to 2095: the export holds no membership before 1996.
 */
record SheetDate(LocalDate day, boolean twoDigitYear) {
    private static final int FIRST_OF_LAST_CENTURY = 96;

    /** Null when the text is no day. */
    static @Nullable SheetDate of(String text) {
        try {
            if (text.length() >= 10 && text.charAt(4) == '-') {
                // A sheet's date cell may come with a time behind it.
                return new SheetDate(LocalDate.parse(text.substring(0, 10)), false);
            }
            int[] parts = numbers(text, '/');
            if (parts == null || parts.length != 3) {
                return null;
            }
            int yearDigits = text.length() - text.lastIndexOf('/') - 1;
            if (yearDigits != 2 && yearDigits != 4) {
                return null;
            }
            return new SheetDate(LocalDate.of(year(parts[2], yearDigits), parts[1], parts[0]), yearDigits == 2);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int year(int written, int digits) {
        if (digits == 4) {
            return written;
        }
        return written + (written >= FIRST_OF_LAST_CENTURY ? 1900 : 2000);
    }

    /** A time of day with or without seconds; null when the text is none. */
    static @Nullable LocalTime time(String text) {
        int[] parts = numbers(text, ':');
        if (parts == null || parts.length < 2 || parts.length > 3) {
            return null;
        }
        try {
            return LocalTime.of(parts[0], parts[1], parts.length == 3 ? parts[2] : 0);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The two or three numbers of at most four digits between the separators. */
    private static int @Nullable [] numbers(String text, char separator) {
        int[] found = new int[3];
        int n = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' && digits < 4) {
                found[n] = found[n] * 10 + c - '0';
                digits++;
            } else if (c == separator && digits > 0 && n < 2) {
                n++;
                digits = 0;
            } else {
                return null;
            }
        }
        return digits == 0 ? null : Arrays.copyOf(found, n + 1);
    }
}
