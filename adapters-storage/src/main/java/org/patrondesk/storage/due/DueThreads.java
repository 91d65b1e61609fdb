package org.patrondesk.storage.due;

import java.util.concurrent.ThreadFactory;

/** The threads beside the host's that pick, and say that their process lives: they keep no process from ending. */
final class DueThreads {
    static final ThreadFactory FACTORY = DueThreads::thread;

    private DueThreads() {}

    static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "patrondesk-due-work");
        thread.setDaemon(true);
        return thread;
    }
}
