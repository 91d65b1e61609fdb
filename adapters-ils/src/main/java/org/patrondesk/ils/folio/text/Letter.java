package org.patrondesk.ils.folio.text;

import java.util.Optional;
import java.util.stream.Stream;

/** What a criterion can be about. */
public enum Letter {
    MATERIAL_TYPE("m", "material-type", "material_types"),
    LOAN_TYPE("t", "loan-type", "loan_types"),
    PATRON_GROUP("g", "patron-group", "patron_groups"),
    LOCATION("s", "location", "locations"),
    LIBRARY("c", "library", "libraries"),
    CAMPUS("b", "campus", "campuses"),
    INSTITUTION("a", "institution", "institutions");

    private final String sign;
    private final String attribute;
    private final String table;

    Letter(String sign, String attribute, String table) {
        this.sign = sign;
        this.attribute = attribute;
        this.table = table;
    }

    public static Optional<Letter> of(String sign) {
        return Stream.of(values()).filter(letter -> letter.sign.equals(sign)).findFirst();
    }

    /** The attribute that stands for it when nothing tells how places lie within places. */
    public String attribute() {
        return attribute;
    }

    /** The name of its table, without {@code .json}. */
    public String table() {
        return table;
    }

    public String sign() {
        return sign;
    }

    public boolean isPlace() {
        return switch (this) {
            case LOCATION, LIBRARY, CAMPUS, INSTITUTION -> true;
            default -> false;
        };
    }

    /** What a person calls it, as in "material type". */
    public String words() {
        return attribute.replace('-', ' ');
    }
}
