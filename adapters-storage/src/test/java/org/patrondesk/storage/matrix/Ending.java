package org.patrondesk.storage.matrix;

/** How a call ends, as far as access goes. */
enum Ending {
    /** With an answer, be it that the policy or the record does not let it be. */
    ANSWERED,
    /** Refused to this person, whatever it points at. */
    DENIED,
    /** As for something that does not exist. */
    NOT_FOUND
}
