package org.patrondesk.storage.durability;

import java.util.List;

/** A store in which a piece of work has to be done, such as bringing it up to date. */
interface Unfinished {
    /** What the process is told that does it. */
    String order();

    /** How many steps of it are done, once nothing of a process that was killed is still at work in it. */
    int steps() throws Exception;

    /** Does the rest in this process; answers all that the store holds then. */
    List<Object> content() throws Exception;
}
