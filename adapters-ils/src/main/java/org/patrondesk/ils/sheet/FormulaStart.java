package org.patrondesk.ils.sheet;

/** Knows the beginnings of a cell that spreadsheet programs take for a formula (OWASP, CSV injection). */
final class FormulaStart {
    private static final String SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫";

    private FormulaStart() {}

    static boolean isAt(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '\t' || c == '\r' || c == '\n' || SIGNS.indexOf(c) >= 0) {
                return true;
            }
            if (!isInvisible(c)) {
                return false;
            }
        }
        return false;
    }

    /** Programs drop more than blanks when they import: no-break spaces, control characters, byte order marks. */
    private static boolean isInvisible(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }
}
