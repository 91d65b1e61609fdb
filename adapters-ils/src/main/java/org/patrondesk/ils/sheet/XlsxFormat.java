package org.patrondesk.ils.sheet;

/**
 * What a number format of a workbook makes of a number.
 *
 * @param digits the least digits shown, for formats that are nothing but zeros; otherwise 0
 */
record XlsxFormat(Kind kind, int digits) {
    enum Kind {
        NUMBER,
        DATE,
        TIME,
        ELAPSED
    }

    /** A format without a pattern; 27–36 and 50–58 are the East Asian dates. */
    static XlsxFormat ofBuiltIn(int id) {
        boolean date = (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
        return new XlsxFormat(date ? Kind.DATE : Kind.NUMBER, 0);
    }

    static XlsxFormat of(String pattern) {
        String letters = letters(pattern);
        boolean clock = letters.indexOf('h') >= 0 || letters.indexOf('s') >= 0;
        boolean calendar = letters.indexOf('y') >= 0 || letters.indexOf('d') >= 0;
        if (calendar || (letters.indexOf('m') >= 0 && !clock && letters.indexOf('[') < 0)) {
            return new XlsxFormat(Kind.DATE, 0);
        }
        if (letters.indexOf('[') >= 0) {
            return new XlsxFormat(Kind.ELAPSED, 0);
        }
        if (clock) {
            return new XlsxFormat(Kind.TIME, 0);
        }
        boolean zeros = !pattern.isEmpty() && pattern.chars().allMatch(c -> c == '0');
        return new XlsxFormat(Kind.NUMBER, zeros ? pattern.length() : 0);
    }

    /** The date and time letters of the first section, small; {@code [} stands for elapsed hours, minutes, seconds. */
    private static String letters(String pattern) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < pattern.length() && pattern.charAt(i) != ';'; i++) {
            char c = Character.toLowerCase(pattern.charAt(i));
            if (c == '"') {
                i = skipTo('"', pattern, i + 1);
            } else if (c == '[') {
                int end = skipTo(']', pattern, i + 1);
                letters.append(isElapsed(pattern.substring(i + 1, Math.min(end, pattern.length()))) ? "[" : "");
                i = end;
            } else if (c == '\\' || c == '_' || c == '*') {
                i++;
            } else if (pattern.regionMatches(true, i, "AM/PM", 0, 5)) {
                letters.append('h');
                i += 4;
            } else if ("ymdhs".indexOf(c) >= 0) {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    private static boolean isElapsed(String inBrackets) {
        return !inBrackets.isEmpty()
                && inBrackets.chars().map(Character::toLowerCase).allMatch(c -> c == 'h' || c == 'm' || c == 's');
    }

    private static int skipTo(char end, String pattern, int from) {
        int found = pattern.indexOf(end, from);
        return found < 0 ? pattern.length() : found;
    }
}
