package org.patrondesk.storage.jdbc;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.patrondesk.journal.StorageUnavailable;

/** Brings a database up to date through Flyway 9 to 13. The only class that needs Flyway, loaded when it is called. */
public final class Migration {
    /** A semicolon at the end of a line, unless it stands between two {@code $$}. */
    private static final Pattern COMMAND_END = Pattern.compile(";\\s*(?:\\R|$)(?=[^$]*(?:\\$\\$[^$]*\\$\\$[^$]*)*\\z)");

    private Migration() {}

    /** Takes the steps that are missing in the database of this address. */
    public static void run(String url, List<Schema.Step> steps, Dialect dialect) {
        run(configuration -> configuration.dataSource(url, null, null), steps, dialect);
    }

    /** Takes the steps that are missing in the schema that connections of this source see first. */
    public static void run(DataSource source, List<Schema.Step> steps, Dialect dialect) {
        run(configuration -> configuration.dataSource(source), steps, dialect);
    }

    private static void run(UnaryOperator<FluentConfiguration> place, List<Schema.Step> steps, Dialect dialect) {
        try {
            place.apply(Flyway.configure(Migration.class.getClassLoader()))
                    .table(Schema.HISTORY)
                    .locations(new String[0])
                    .javaMigrations(steps.stream()
                            .map(step -> new StepMigration(step, dialect))
                            .toArray(JavaMigration[]::new))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw trouble(e, dialect).orElseGet(() -> new StorageUnavailable(dialect.cannotMigrate(), e, false));
        }
    }

    /** What the engine, its disk or a step reported, wherever in the chain it stands; empty when it was something else. */
    private static Optional<StorageUnavailable> trouble(Throwable wrapped, Dialect dialect) {
        for (@Nullable Throwable at = wrapped; at != null; at = at.getCause()) {
            if (at instanceof StorageUnavailable refusal) {
                return Optional.of(refusal);
            }
            if (at instanceof SQLException failure && dialect.isTrouble(failure)) {
                return Optional.of(dialect.unavailable(failure));
            }
        }
        return Optional.empty();
    }

    /**
     * A step handed to Flyway as code: its own search for files does not see into a named module.
     *
     * <p>Extends Flyway's base class because the interface differs between its versions.
     */
    private static final class StepMigration extends BaseJavaMigration {
        private final Schema.Step step;
        private final Dialect dialect;

        StepMigration(Schema.Step step, Dialect dialect) {
            this.step = step;
            this.dialect = dialect;
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
                if (!wasTaken(statement)) {
                    for (String guard : dialect.beforeStep()) {
                        statement.execute(guard);
                    }
                    for (String command : COMMAND_END.split(step.sql(), 0)) {
                        statement.execute(command);
                    }
                }
            }
        }

        /**
         * Whether the step was taken by a process that ended before it was written down, which is then left to Flyway.
         *
         * <p>On PostgreSQL Flyway commits a step on one connection and its line in the history on another. As a step is
         * one transaction, all its tables stand or none; Flyway's lock keeps others out while this looks. A step that makes
         * no table is written so that it can be taken again.
         */
        private boolean wasTaken(Statement statement) throws SQLException {
            int standing = 0;
            for (String table : step.tables()) {
                standing += dialect.hasTable(statement, table) ? 1 : 0;
            }
            if (standing > 0 && standing < step.tables().size()) {
                throw new StorageUnavailable(
                        "Some tables of the store's step " + step.version()
                                + " are there and others are not; restore the store from a backup.",
                        null,
                        false);
            }
            return standing > 0;
        }
    }
}
