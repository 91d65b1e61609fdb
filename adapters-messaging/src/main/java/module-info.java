/** Adapters that carry messages out and in: the file drop now, mail and others later. */
module org.patrondesk.adapters.messaging {
    requires transitive org.patrondesk.core;
    requires static transitive org.jspecify;

    exports org.patrondesk.messaging.file;
}
