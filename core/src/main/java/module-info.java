/** The domain, the ports, the engine and the in-memory adapters of PatronDesk. */
module org.patrondesk.core {
    requires transitive jakarta.validation;
    requires org.hibernate.validator;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports org.patrondesk;
    exports org.patrondesk.library;
    exports org.patrondesk.person;
    exports org.patrondesk.access;
    exports org.patrondesk.journal;
    exports org.patrondesk.reading;
    exports org.patrondesk.seal;
    exports org.patrondesk.patron;
    exports org.patrondesk.vocabulary;
    exports org.patrondesk.policy;
    exports org.patrondesk.schema;
    exports org.patrondesk.adoption;
    exports org.patrondesk.diff;
    exports org.patrondesk.analysis;
    exports org.patrondesk.replay;
    exports org.patrondesk.trial;
    exports org.patrondesk.decision;
    exports org.patrondesk.appeal;
    exports org.patrondesk.logbook;
    exports org.patrondesk.proposal;
    exports org.patrondesk.consent;
    exports org.patrondesk.message;
    exports org.patrondesk.outreach;
    exports org.patrondesk.barrier;
    exports org.patrondesk.meeting;
    exports org.patrondesk.story;
    exports org.patrondesk.measure;
    exports org.patrondesk.privacy;
    exports org.patrondesk.memory;

    // The validator reads the constraints of commands by reflection.
    opens org.patrondesk.decision to
            org.hibernate.validator;
    opens org.patrondesk.appeal to
            org.hibernate.validator;
    opens org.patrondesk.logbook to
            org.hibernate.validator;
    opens org.patrondesk.consent to
            org.hibernate.validator;
    opens org.patrondesk.message to
            org.hibernate.validator;
    opens org.patrondesk.barrier to
            org.hibernate.validator;
    opens org.patrondesk.meeting to
            org.hibernate.validator;
    opens org.patrondesk.story to
            org.hibernate.validator;
}
