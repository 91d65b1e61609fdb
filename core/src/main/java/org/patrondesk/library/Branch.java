package org.patrondesk.library;

/** A branch by the name or code the ILS gives it: 1–100 characters on one line, outer white space removed. */
public record Branch(String code) implements Comparable<Branch> {
    /** Stands where a record names no branch. */
    public static final Branch UNKNOWN = new Branch("(unknown)");

    public Branch {
        code = code.strip();
        if (code.isEmpty() || code.length() > 100) {
            throw new IllegalArgumentException("A branch has a name of 1 to 100 characters.");
        }
        if (!Characters.areOneLine(code)) {
            throw new IllegalArgumentException(
                    "A branch has a name on one line, without control characters and half characters.");
        }
    }

    @Override
    public int compareTo(Branch other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
