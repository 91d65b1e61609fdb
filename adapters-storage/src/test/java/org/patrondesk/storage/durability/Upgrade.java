package org.patrondesk.storage.durability;

import java.util.List;

/** A store that has to be brought up to date. */
interface Upgrade {
    /** What {@link MigrateMain} is told to bring it up to date. */
    String order();

    /** How many steps it has taken, once nothing of a process that was killed is still at work in it. */
    int steps() throws Exception;

    /** Brings it up to date in this process; answers all that it holds then. */
    List<Object> content() throws Exception;
}
