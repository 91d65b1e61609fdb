/** Contracts that every adapter of a port must pass, with a settable clock and sample records. */
module org.patrondesk.testkit {
    requires transitive org.patrondesk.core;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires static transitive org.jspecify;

    exports org.patrondesk.testkit;
    exports org.patrondesk.testkit.journal;
    exports org.patrondesk.testkit.record;
    exports org.patrondesk.testkit.delivery;
    exports org.patrondesk.testkit.privacy;
    exports org.patrondesk.testkit.broken;

    // The engine finds and runs inherited contract tests by reflection.
    opens org.patrondesk.testkit to
            org.junit.platform.commons;
    opens org.patrondesk.testkit.journal to
            org.junit.platform.commons;
    opens org.patrondesk.testkit.record to
            org.junit.platform.commons;
    opens org.patrondesk.testkit.delivery to
            org.junit.platform.commons;
    opens org.patrondesk.testkit.privacy to
            org.junit.platform.commons;
}
