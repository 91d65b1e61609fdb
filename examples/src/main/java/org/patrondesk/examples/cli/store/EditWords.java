package org.patrondesk.examples.cli.store;

import org.patrondesk.replay.Edit;

/** Edits of a policy in words. */
public final class EditWords {
    private EditWords() {}

    /** What is done, as the beginning of a sentence. */
    public static String of(Edit edit) {
        String rule = "rule " + edit.rule();
        String where = edit.attribute() + " of " + rule
                + (edit.alternative() == 0 ? "" : " (condition " + (edit.alternative() + 1) + ")");
        return switch (edit.kind()) {
            case DELETE_RULE -> "Delete " + rule;
            case DECIDE_YES -> "Let " + rule + " say yes";
            case DROP_VALUE, MOVE_BOUND_IN -> "Take " + edit.value() + " out of " + where;
            case ADD_VALUE, MOVE_BOUND_OUT -> "Add " + edit.value() + " to " + where;
        };
    }
}
