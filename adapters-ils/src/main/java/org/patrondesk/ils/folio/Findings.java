package org.patrondesk.ils.folio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.patrondesk.ils.folio.text.Letter;
import org.patrondesk.ils.folio.text.Places;
import org.patrondesk.ils.folio.text.Token;

/** Collects what an import notices. One thread. */
final class Findings {
    private final Places places;
    private final List<FolioFinding> ofTables = new ArrayList<>();
    private final List<Noted> ofRules = new ArrayList<>();

    private record Noted(Token token, FolioFinding finding) {}

    Findings(Places places) {
        this.places = places;
    }

    /** Notes something at a word of the rule file. */
    void add(FolioFinding.Kind kind, Token token, String sentence) {
        ofRules.add(new Noted(token, new FolioFinding(kind, places.at(token), sentence)));
    }

    /** Notes something about the table of a letter. */
    void add(FolioFinding.Kind kind, Letter letter, String sentence) {
        ofTables.add(new FolioFinding(kind, letter.table() + ".json", sentence));
    }

    /** What the tables show, and then the rest in the order of the rule file. */
    List<FolioFinding> all() {
        List<FolioFinding> all = new ArrayList<>(ofTables);
        ofRules.stream()
                .sorted(Comparator.comparingInt((Noted noted) -> noted.token().line())
                        .thenComparingInt(noted -> noted.token().column()))
                .map(Noted::finding)
                .forEach(all::add);
        return all;
    }
}
