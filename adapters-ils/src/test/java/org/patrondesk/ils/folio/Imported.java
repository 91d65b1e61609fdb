package org.patrondesk.ils.folio;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.PolicyProblem;

/** Rules imported for a test, and what is asked of them. */
final class Imported {
    static final String POLICIES = " l x-l r x-r n x-n o x-o i x-i";
    static final String LAST_LINE = "priority: last-line\nfallback-policy:" + POLICIES + "\n";

    private Imported() {}

    static FolioImport of(String text) {
        return of(text, FolioTables.none());
    }

    static FolioImport of(String text, FolioTables tables) {
        return FolioRules.read("rules.txt", text.getBytes(StandardCharsets.UTF_8), tables);
    }

    static PolicyProblem refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
    }

    static PolicyProblem refusal(byte[] text) {
        return catchThrowableOfType(PolicyProblem.class, () -> FolioRules.read("rules.txt", text, FolioTables.none()));
    }

    /** Policies that can be told apart: the loan policy is named, the others are as everywhere. */
    static String lends(String loan) {
        return ": l " + loan + " r x-r n x-n o x-o i x-i";
    }

    /** The loan policy for facts given as attribute and value in turn. */
    static String loan(FolioImport imported, String... facts) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < facts.length; i += 2) {
            given.put(facts[i], facts[i + 1]);
        }
        return String.valueOf(new InForce(imported.policy()).decide(given).set().get("loan"));
    }

    static List<StoredObject> rules(FolioImport imported) {
        return imported.policy().list("rules").stream()
                .map(StoredObject.class::cast)
                .toList();
    }

    static StoredObject rule(FolioImport imported, String id) {
        return rules(imported).stream()
                .filter(rule -> rule.text("id").equals(id))
                .findFirst()
                .orElseThrow();
    }
}
