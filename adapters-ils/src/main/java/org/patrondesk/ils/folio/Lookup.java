package org.patrondesk.ils.folio;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patrondesk.ils.folio.FolioFinding.Kind;
import org.patrondesk.ils.folio.text.Criterion;
import org.patrondesk.ils.folio.text.Letter;
import org.patrondesk.ils.folio.text.PolicyLetter;
import org.patrondesk.ils.folio.text.Token;

/** Looks up in the tables what a rule file names, and notes what they do not have. One thread. */
final class Lookup {
    private final FolioTables tables;
    private final Findings findings;
    private final Map<Letter, Set<String>> named = new EnumMap<>(Letter.class);
    private final Set<Map.Entry<Letter, String>> occupied = new HashSet<>();

    Lookup(FolioTables tables, Findings findings) {
        this.tables = tables;
        this.findings = findings;
        Homes homes = new Homes(tables);
        tables.of(Letter.LOCATION)
                .ifPresent(table -> table.entries()
                        .forEach(location ->
                                homes.path(location).forEach((letter, id) -> occupied.add(Map.entry(letter, id)))));
    }

    /** The ids of a letter that the rules name, in order. */
    Set<String> named(Letter letter) {
        return Collections.unmodifiableSet(named.getOrDefault(letter, Set.of()));
    }

    Condition condition(Criterion criterion) {
        Set<String> ids = new LinkedHashSet<>();
        criterion.names().forEach(name -> ids.add(id(criterion.letter(), name)));
        named.computeIfAbsent(criterion.letter(), any -> new LinkedHashSet<>()).addAll(ids);
        return new Condition(criterion.letter(), ids, criterion.negated());
    }

    private String id(Letter letter, Token name) {
        String id =
                tables.of(letter).map(table -> id(table, name, letter.words())).orElse(name.text());
        boolean empty = letter.isPlace() && letter != Letter.LOCATION && !occupied.contains(Map.entry(letter, id));
        if (empty
                && tables.knowPlaces()
                && tables.of(letter).filter(table -> table.has(id)).isPresent()) {
            findings.add(
                    Kind.EMPTY_PLACE,
                    name,
                    "The " + letter.words() + " '" + id + "' has no location in locations.json, so this condition holds"
                            + " for no location.");
        }
        return id;
    }

    /** What the table knows of a policy. */
    Optional<Entry> policy(PolicyLetter letter, Token name) {
        return tables.of(letter).flatMap(table -> table.entry(id(table, name, letter.words())));
    }

    private String id(Table table, Token name, String what) {
        if (table.has(name.text())) {
            return name.text();
        }
        List<String> ids = table.named(name.text());
        if (ids.size() == 1) {
            findings.add(
                    Kind.NAME_FOR_ID,
                    name,
                    "'" + name.text() + "' is the name of the " + what + " " + ids.get(0)
                            + " and is read as that; FOLIO itself expects the id.");
            return ids.get(0);
        }
        if (ids.size() > 1) {
            findings.add(
                    Kind.SHARED_NAME,
                    name,
                    "'" + name.text() + "' is the name of " + ids.size() + " records of " + table.file()
                            + "; write the id of the one that is meant. The rule is kept as it is.");
        } else {
            findings.add(
                    Kind.UNKNOWN_ID,
                    name,
                    "The " + what + " '" + name.text() + "' is not in " + table.file()
                            + "; the rule is kept as it is.");
        }
        return name.text();
    }
}
