package org.patrondesk.ils.folio;

import org.patrondesk.ils.folio.text.Places;
import org.patrondesk.ils.folio.text.RuleFile;
import org.patrondesk.ils.folio.text.RuleParser;
import org.patrondesk.ils.folio.text.RuleText;
import org.patrondesk.policy.PolicyProblem;

/**
 * Reads FOLIO's circulation rules.
 *
 * <p>The policy decides the same row as FOLIO for every request: the five policies of that row stand in {@code set}. A
 * row decides yes, or no where its loan policy lends nothing.
 */
public final class FolioRules {
    private FolioRules() {}

    /**
     * Turns a rule file into a policy.
     *
     * @param name the file's name, for messages and for the sources of the rules
     * @param rules the file, in UTF-8
     * @throws PolicyProblem at the line and column of the first thing that is not in the language, or that a policy
     *     cannot express
     */
    public static FolioImport read(String name, byte[] rules, FolioTables tables) {
        Places places = new Places(name);
        RuleText text = RuleText.of(places, rules);
        RuleFile file = RuleParser.parse(places, text.lines());
        return new Translation(places, file, tables).translate(text.count());
    }
}
