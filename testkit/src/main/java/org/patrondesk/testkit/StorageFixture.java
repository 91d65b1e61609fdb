package org.patrondesk.testkit;

import org.patrondesk.journal.Storage;

/** Opens the storage under test; a fresh fixture for each test. */
public interface StorageFixture {
    /**
     * Opens the storage: empty at a fixture's first call. The kit closes it before it calls again.
     *
     * @throws Exception when it cannot be opened; the test fails with it
     */
    Storage open() throws Exception;

    /**
     * Whether what was committed is there when the storage was closed and is opened again.
     *
     * <p>The kit tests the answer either way: a storage that says no must come back empty.
     */
    boolean durable();
}
