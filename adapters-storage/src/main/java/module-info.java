/** Where PatronDesk keeps things, and how it reads policy files. */
module org.patrondesk.adapters.storage {
    requires transitive org.patrondesk.core;
    requires com.fasterxml.jackson.core;
    requires com.github.kagkarlsson.scheduler;
    requires transitive java.sql;
    requires org.slf4j;
    requires org.yaml.snakeyaml;
    requires static org.jspecify;
    // A host brings the driver of its database, and Flyway when it lets the store migrate itself.
    requires static flyway.core;
    requires static org.postgresql.jdbc;
    requires static org.xerial.sqlitejdbc;

    exports org.patrondesk.storage;
    exports org.patrondesk.storage.keys;
    exports org.patrondesk.storage.policy;
}
