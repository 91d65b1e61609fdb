package org.patrondesk.storage.policy;

/** Where something begins in a file, as its parser counts; both from 1. */
record Spot(int line, int column) {
    static final Spot START = new Spot(1, 1);
}
