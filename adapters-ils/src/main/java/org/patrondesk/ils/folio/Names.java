package org.patrondesk.ils.folio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.patrondesk.ils.folio.FolioFinding.Kind;
import org.patrondesk.ils.folio.text.Letter;
import org.patrondesk.vocabulary.Domain;

/**
 * Gives the values of one attribute the names that people use for them. One thread.
 *
 * <p>A name that several share names none of them; their codes do, where these are their own. A name that a place shares
 * with one it lies within names the inner one, since that is what facts have.
 */
final class Names {
    private final FolioTables tables;
    private final Choices choices;
    private final Findings findings;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Entry> unnamed = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    private Names(FolioTables tables, Choices choices, Findings findings) {
        this.tables = tables;
        this.choices = choices;
        this.findings = findings;
    }

    /** The names by value. */
    static Map<String, String> of(List<Letter> letters, FolioTables tables, Choices choices, Findings out) {
        Names names = new Names(tables, choices, out);
        names.used.add(Domain.OTHER);
        names.used.addAll(choices.ids());
        letters.forEach(names::nameAll);
        names.nameByCode();
        return names.names;
    }

    private Map<String, Entry> entries(Letter letter) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        tables.of(letter)
                .ifPresent(table -> table.entries()
                        .forEach(entry ->
                                choices.node(letter, entry.id()).ifPresent(node -> entries.put(node.id(), entry))));
        return entries;
    }

    private void nameAll(Letter letter) {
        Map<String, List<String>> sharers = new TreeMap<>();
        Map<String, Entry> entries = entries(letter);
        entries.forEach((value, entry) ->
                sharers.computeIfAbsent(entry.name(), name -> new ArrayList<>()).add(value));
        sharers.forEach((name, values) -> {
            // A name that several share stays theirs, so that a request that uses it is refused and never misread.
            if (used.add(name)) {
                values.forEach(value -> names.put(value, name));
                if (values.size() > 1) {
                    note(letter, name, values.size());
                }
            } else if (!values.equals(List.of(name))) {
                values.forEach(value -> unnamed.put(value, entries.getOrDefault(value, new Entry(value, Map.of()))));
                note(letter, name, values.size());
            }
        });
    }

    private void note(Letter letter, String name, int sharers) {
        String shared = sharers > 1
                ? "is the name of " + sharers + " records"
                : "is also the name or id of something that goes before it";
        findings.add(
                Kind.SHARED_NAME,
                letter,
                "'" + name + "' " + shared + "; requests name what is meant by its id"
                        + (sharers > 1 ? "." : " or code."));
    }

    private void nameByCode() {
        Map<String, Integer> uses = new HashMap<>();
        unnamed.values().forEach(entry -> uses.merge(code(entry), 1, Integer::sum));
        unnamed.forEach((value, entry) -> {
            String code = code(entry);
            if (!code.isEmpty() && uses.getOrDefault(code, 0) == 1 && used.add(code)) {
                names.put(value, code);
            }
        });
    }

    private static String code(Entry entry) {
        String code = entry.value("code");
        return code == null ? "" : code;
    }
}
