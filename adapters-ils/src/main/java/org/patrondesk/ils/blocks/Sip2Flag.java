package org.patrondesk.ils.blocks;

import java.util.Locale;

/** The 14 positions of a SIP2 patron status, in their order. */
public enum Sip2Flag {
    CHARGE_PRIVILEGES_DENIED(0),
    RENEWAL_PRIVILEGES_DENIED(1),
    RECALL_PRIVILEGES_DENIED(2),
    HOLD_PRIVILEGES_DENIED(3),
    CARD_REPORTED_LOST(4),
    TOO_MANY_ITEMS_CHARGED(5),
    TOO_MANY_ITEMS_OVERDUE(6),
    TOO_MANY_RENEWALS(7),
    TOO_MANY_CLAIMS_OF_ITEMS_RETURNED(8),
    TOO_MANY_ITEMS_LOST(9),
    EXCESSIVE_OUTSTANDING_FINES(10),
    EXCESSIVE_OUTSTANDING_FEES(11),
    RECALL_OVERDUE(12),
    TOO_MANY_ITEMS_BILLED(13);

    private static final int PRIVILEGES = 4;

    private final int position;
    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Sip2Flag(int position) {
        this.position = position;
    }

    /** Its place in the status, 0 to 13. */
    public int position() {
        return position;
    }

    /** The code in a table of block codes, such as {@code card-reported-lost}. */
    public String code() {
        return code;
    }

    /** Whether it says why; the first four only say what is denied, and servers set them for any reason. */
    public boolean isReason() {
        return position >= PRIVILEGES;
    }
}
