package org.patrondesk.ils.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/** Turns the cells of one workbook into text. */
final class XlsxCell {
    private static final Set<String> ERRORS = Set.of(
            "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA", "#SPILL!", "#CALC!");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final MathContext SHOWN_DIGITS = new MathContext(15, RoundingMode.HALF_UP);
    private static final int DAY = 86_400;
    private static final int LAST_DAY = 2_958_465;
    private static final int MAX_EXPONENT = 400;

    private final boolean from1904;
    private final Map<String, XlsxFormat> formats = new HashMap<>();

    XlsxCell(boolean from1904) {
        this.from1904 = from1904;
    }

    String of(Cell cell) {
        Object value = cell.getValue();
        if (value == null || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number(number, formatOf(cell));
        }
        if (value instanceof String text) {
            // The cached result of a formula says only by its wording that it is an error.
            return cell.getType() == CellType.FORMULA && ERRORS.contains(text) ? "" : XlsxText.decode(text);
        }
        return value.toString();
    }

    private XlsxFormat formatOf(Cell cell) {
        @Nullable String pattern = cell.getDataFormatString();
        if (pattern == null) {
            return XlsxFormat.ofBuiltIn(Objects.requireNonNullElse(cell.getDataFormatId(), 0));
        }
        return formats.computeIfAbsent(pattern, XlsxFormat::of);
    }

    private String number(BigDecimal number, XlsxFormat format) {
        if (Math.abs((long) number.precision() - number.scale()) > MAX_EXPONENT) {
            return "";
        }
        boolean aDay = number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(LAST_DAY + 1L)) < 0;
        if (aDay && format.kind() != XlsxFormat.Kind.NUMBER) {
            return moment(Math.round(number.doubleValue() * DAY), format.kind());
        }
        String plain = plain(number);
        boolean whole = number.signum() >= 0 && plain.indexOf('.') < 0;
        return whole ? "0".repeat(Math.max(0, format.digits() - plain.length())) + plain : plain;
    }

    /** Whole numbers keep every digit, since ids are long; fractions lose the noise behind the 15 digits Excel shows. */
    private static String plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return (shortest.scale() <= 0 ? shortest : shortest.round(SHOWN_DIGITS).stripTrailingZeros()).toPlainString();
    }

    private String moment(long seconds, XlsxFormat.Kind kind) {
        if (kind == XlsxFormat.Kind.ELAPSED) {
            return String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
        }
        LocalTime time = LocalTime.ofSecondOfDay(seconds % DAY);
        long day = seconds / DAY;
        if (kind == XlsxFormat.Kind.TIME || (day == 0 && !from1904)) {
            return TIME.format(time);
        }
        LocalDate date = date(day);
        return time.equals(LocalTime.MIDNIGHT) ? date.toString() : date + "T" + TIME.format(time);
    }

    /** Day 60 of the 1900 calendar is 29 February 1900, which never was; it and the days before count from one later. */
    private LocalDate date(long day) {
        if (from1904) {
            return LocalDate.of(1904, 1, 1).plusDays(day);
        }
        return LocalDate.of(1899, 12, day < 61 ? 31 : 30).plusDays(day);
    }
}
