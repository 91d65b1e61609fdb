package org.patrondesk.ils.folio.text;

import java.util.Optional;
import java.util.stream.Stream;

/** What every rule sets. */
public enum PolicyLetter {
    LOAN("l", "loan", "loan_policies"),
    REQUEST("r", "request", "request_policies"),
    NOTICE("n", "notice", "patron_notice_policies"),
    OVERDUE("o", "overdue", "overdue_fines_policies"),
    LOST_ITEM("i", "lost-item", "lost_item_fees_policies");

    private final String sign;
    private final String output;
    private final String table;

    PolicyLetter(String sign, String output, String table) {
        this.sign = sign;
        this.output = output;
        this.table = table;
    }

    public static Optional<PolicyLetter> of(String sign) {
        return Stream.of(values()).filter(letter -> letter.sign.equals(sign)).findFirst();
    }

    public String sign() {
        return sign;
    }

    /** The key in {@code set}. */
    public String output() {
        return output;
    }

    /** The name of its table, without {@code .json}. */
    public String table() {
        return table;
    }

    /** What a person calls it, as in "lost item policy". */
    public String words() {
        return output.replace('-', ' ') + " policy";
    }
}
