package org.patrondesk.storage.matrix;

/** Where the branch, the record or the person is that a call points at. */
enum Spot {
    /** At the branch of whoever asks. */
    OWN,
    /** At another branch of their library. */
    OTHER_BRANCH,
    /** In another library. */
    OTHER_TENANT,
    /** Nowhere. */
    UNKNOWN
}
