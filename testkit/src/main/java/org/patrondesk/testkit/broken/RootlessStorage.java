package org.patrondesk.testkit.broken;

import org.patrondesk.testkit.Alike;

/** Has no column for where a no came from: takes every no for one that was said here. */
public final class RootlessStorage extends NarrowStorage {
    public RootlessStorage() {
        super(Alike::fromNowhere);
    }
}
