package org.patrondesk.benchmarks;

import java.io.IOException;
import java.sql.SQLException;

/** The two dialects by name. */
final class Places {
    private Places() {}

    /** Something to be done over one of them. */
    @FunctionalInterface
    interface Run {
        void over(Place.Source places) throws IOException, SQLException;
    }

    static void with(String dialect, Run run) throws IOException, SQLException {
        switch (dialect) {
            case "sqlite" -> run.over(SqlitePlace::fresh);
            case "postgres" -> {
                try (PostgresServer server = PostgresServer.start()) {
                    run.over(() -> PostgresPlace.fresh(server));
                }
            }
            default -> throw new IllegalArgumentException("Say sqlite or postgres, not " + dialect + ".");
        }
    }
}
