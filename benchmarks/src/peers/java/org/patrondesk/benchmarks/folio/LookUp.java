package org.patrondesk.benchmarks.folio;

/** One question to the rules, by ids; the location brings its library, campus and institution along. */
record LookUp(String materialType, String loanType, String patronGroup, Place location) {
    /** A location in its hierarchy. */
    record Place(String location, String library, String campus, String institution) {}

    /** What a criterion of this letter looks at. */
    String of(char letter) {
        return switch (letter) {
            case 'm' -> materialType;
            case 't' -> loanType;
            case 'g' -> patronGroup;
            case 's' -> location.location();
            case 'c' -> location.library();
            case 'b' -> location.campus();
            case 'a' -> location.institution();
            default -> throw new IllegalArgumentException("There is no criterion '" + letter + "'.");
        };
    }
}
