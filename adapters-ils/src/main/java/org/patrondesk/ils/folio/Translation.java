package org.patrondesk.ils.folio;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.patrondesk.ils.folio.FolioFinding.Kind;
import org.patrondesk.ils.folio.text.Letter;
import org.patrondesk.ils.folio.text.Places;
import org.patrondesk.ils.folio.text.PolicyLetter;
import org.patrondesk.ils.folio.text.Row;
import org.patrondesk.ils.folio.text.RuleFile;
import org.patrondesk.ils.folio.text.Token;
import org.patrondesk.journal.StoredObject;

/** Turns the rows of a rule file into the rules of a policy. One thread. */
final class Translation {
    private static final int VERSION_DIGITS = 12;

    private final Places places;
    private final RuleFile file;
    private final FolioTables tables;
    private final Findings findings;
    private final Lookup lookup;
    private final Effort effort;
    private final Map<Integer, List<Condition>> conditionsByLine = new HashMap<>();

    Translation(Places places, RuleFile file, FolioTables tables) {
        this.places = places;
        this.file = file;
        this.tables = tables;
        this.findings = new Findings(places);
        this.lookup = new Lookup(tables, findings);
        this.effort = new Effort(places);
    }

    FolioImport translate(int lines) {
        file.rows().forEach(row -> conditionsByLine.put(row.line().number(), conditions(row)));
        List<Choices> attributes = attributes();
        List<StoredObject> rules = new ArrayList<>();
        for (Row row : file.rows()) {
            if (row.decides()) {
                rule(row, attributes).ifPresent(rules::add);
            }
        }
        rules.add(file.priority().fallbackStandsLast() ? rules.size() : 0, fallback());
        return new FolioImport(policy(attributes, rules), findings.all(), lines, rules.size());
    }

    private List<Condition> conditions(Row row) {
        @Nullable Row within = row.within();
        List<Condition> all = within == null ? new ArrayList<>() : new ArrayList<>(known(within));
        row.criteria().stream()
                .filter(criterion -> !criterion.matchesAll())
                .map(lookup::condition)
                .forEach(all::add);
        effort.keeping(row, all);
        return all;
    }

    private List<Condition> known(Row row) {
        return conditionsByLine.getOrDefault(row.line().number(), List.of());
    }

    private List<Choices> attributes() {
        List<Choices> attributes = new ArrayList<>();
        for (Letter letter : List.of(Letter.MATERIAL_TYPE, Letter.LOAN_TYPE, Letter.PATRON_GROUP)) {
            attributes.add(flat(letter));
        }
        List<Letter> places = List.of(Letter.LOCATION, Letter.LIBRARY, Letter.CAMPUS, Letter.INSTITUTION);
        if (tables.knowPlaces()) {
            effort.values(
                    Letter.LOCATION.attribute(),
                    places.stream().mapToInt(letter -> ids(letter).size()).sum());
            Choices tree = PlaceTree.build(tables, lookup, findings);
            tree.name(Names.of(places, tables, tree, findings));
            attributes.add(tree);
            return attributes;
        }
        attributes.add(flat(Letter.LOCATION));
        for (Letter letter : places.subList(1, places.size())) {
            if (!lookup.named(letter).isEmpty()) {
                attributes.add(flat(letter));
                findings.add(
                        Kind.FACT_NEEDED,
                        Letter.LOCATION,
                        "The table is absent, so a request has to give the " + letter.words()
                                + " of its location as well.");
            }
        }
        return attributes;
    }

    private Set<String> ids(Letter letter) {
        Set<String> ids = new LinkedHashSet<>();
        tables.of(letter).ifPresent(table -> table.entries().forEach(entry -> ids.add(entry.id())));
        ids.addAll(lookup.named(letter));
        return ids;
    }

    private Choices flat(Letter letter) {
        Set<String> ids = ids(letter);
        effort.values(letter.attribute(), ids.size());
        Choices choices = Choices.flat(letter, ids);
        choices.name(Names.of(List.of(letter), tables, choices, findings));
        return choices;
    }

    private Optional<StoredObject> rule(Row row, List<Choices> attributes) {
        StoredObject when = StoredObject.empty();
        for (Choices attribute : attributes) {
            List<Condition> about = known(row).stream()
                    .filter(condition -> attribute.has(condition.letter()))
                    .toList();
            effort.matching(row, about, attribute.size());
            BitSet values = attribute.satisfying(about);
            if (values.isEmpty()) {
                noteNeverMatches(row, attribute);
                return Optional.empty();
            }
            if (!attribute.isEverything(values)) {
                effort.writing(row, values, attribute.size());
                List<String> written = attribute.written(values, about);
                when = when.with(attribute.attribute(), written.size() == 1 ? written.get(0) : written);
            }
        }
        int line = row.line().number();
        StoredObject rule = decided("line-" + line, line, row.policies(), "Circulation rule")
                .with("weight", file.priority().weight(row.letters()));
        return Optional.of(when.equals(StoredObject.empty()) ? rule : rule.with("when", when));
    }

    private void noteNeverMatches(Row row, Choices attribute) {
        findings.add(
                Kind.NEVER_MATCHES,
                row.line().first(),
                "No request can match this line, because its conditions on the "
                        + attribute.attribute().replace('-', ' ') + " exclude each other; it is left out.");
    }

    private StoredObject fallback() {
        return decided("fallback", file.fallbackLine(), file.fallback(), "Fallback policy")
                .with("weight", 0);
    }

    private StoredObject decided(String id, int line, Map<PolicyLetter, Token> policies, String what) {
        StoredObject set = StoredObject.empty();
        String loan = "";
        boolean lends = true;
        for (Map.Entry<PolicyLetter, Token> policy : policies.entrySet()) {
            String name = policy.getValue().text();
            set = set.with(policy.getKey().output(), name);
            Optional<Entry> known = lookup.policy(policy.getKey(), policy.getValue());
            if (policy.getKey() == PolicyLetter.LOAN) {
                loan = known.map(Entry::name).orElse(name);
                lends = !"false"
                        .equals(known.map(entry -> entry.value("loanable")).orElse("true"));
            }
        }
        return StoredObject.empty()
                .with("id", id)
                .with("decide", lends ? "yes" : "no")
                .with("set", set)
                .with("because", what + " of line " + line + ": loan policy " + loan + ".")
                .with("source", places.shortName() + ":" + line);
    }

    private StoredObject policy(Collection<Choices> attributes, List<StoredObject> rules) {
        StoredObject declared = StoredObject.empty();
        for (Choices attribute : attributes) {
            declared = declared.with(attribute.attribute(), attribute.declared());
        }
        StoredObject policy = StoredObject.empty()
                .with("policySet", "folio-circulation-rules")
                .with("philosophy", StoredObject.empty().with("default", "yes").with("unknownFact", "ask"))
                .with("precedence", List.of("tier", "weight", file.priority().firstLine() ? "first" : "last"))
                .with("outputs", "together")
                .with("attributes", declared)
                .with(
                        "attributeOrder",
                        attributes.stream().map(Choices::attribute).toList())
                .with("rules", rules);
        return policy.with("version", policy.hash().hex().substring(0, VERSION_DIGITS));
    }
}
