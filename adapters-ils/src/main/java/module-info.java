/** Adapters to what ILSs give: sheets now, protocols later. */
module org.patrondesk.adapters.ils {
    requires transitive org.patrondesk.core;
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.core;
    requires de.siegmar.fastcsv;
    requires org.dhatim.fastexcel;
    requires org.dhatim.fastexcel.reader;
    requires org.apache.commons.compress;
    requires java.xml;

    exports org.patrondesk.ils.folio;
    exports org.patrondesk.ils.sheet;
    exports org.patrondesk.ils.membership;
    exports org.patrondesk.ils.blocks;
}
