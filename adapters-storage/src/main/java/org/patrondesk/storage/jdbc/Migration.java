package org.patrondesk.storage.jdbc;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.patrondesk.journal.StorageUnavailable;

/** Brings a database up to date through Flyway 9 to 13. The only class that needs Flyway, loaded when it is called. */
final class Migration {
    private static final Pattern COMMAND_END = Pattern.compile(";\\s*(?:\\R|$)");

    private Migration() {}

    static void run(String url, List<Schema.Step> steps) {
        try {
            Flyway.configure(Migration.class.getClassLoader())
                    .dataSource(url, null, null)
                    .table(Schema.HISTORY)
                    .locations(new String[0])
                    .javaMigrations(steps.stream().map(StepMigration::new).toArray(JavaMigration[]::new))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw Failures.ofDisk(e)
                    .orElseGet(() -> new StorageUnavailable(
                            "The store could not be set up or brought up to date; restore it or use an empty"
                                    + " directory.",
                            e,
                            false));
        }
    }

    /**
     * A step handed to Flyway as code: its own search for files does not see into a named module.
     *
     * <p>Extends Flyway's base class because the interface differs between its versions.
     */
    private static final class StepMigration extends BaseJavaMigration {
        private final Schema.Step step;

        StepMigration(Schema.Step step) {
            this.step = step;
        }

        /** The base class would read the version from the name of this class. */
        @Override
        protected void init() {
            // Nothing: version and description come from the step.
        }

        @Override
        public MigrationVersion getVersion() {
            return MigrationVersion.fromVersion(step.version());
        }

        @Override
        public String getDescription() {
            return step.description();
        }

        @Override
        public Integer getChecksum() {
            return step.checksum();
        }

        @Override
        public void migrate(Context context) throws SQLException {
            try (Statement statement = context.getConnection().createStatement()) {
                for (String command : COMMAND_END.split(step.sql(), 0)) {
                    statement.execute(command);
                }
            }
        }
    }
}
