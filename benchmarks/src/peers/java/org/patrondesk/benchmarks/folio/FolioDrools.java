package org.patrondesk.benchmarks.folio;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.utils.KieHelper;

/**
 * Drools as mod-circulation uses it: every line a DRL rule with a salience, for every look-up a session of its own with
 * seven facts, fired and halted by the first rule.
 */
public final class FolioDrools {
    private static final Map<Character, String> FACTS = Map.of(
            'm', "MaterialType",
            't', "LoanType",
            'g', "PatronGroup",
            's', "Location",
            'c', "Library",
            'b', "Campus",
            'a', "Institution");

    private final KieBase base;

    FolioDrools(List<RuleLine> lines) {
        this.base = new KieHelper().addContent(drl(lines), ResourceType.DRL).build(DrlProject.class);
    }

    private static String drl(List<RuleLine> lines) {
        StringBuilder drl = new StringBuilder("package folio.rules\n");
        FACTS.values()
                .forEach(fact -> drl.append("import ")
                        .append(FolioDrools.class.getName())
                        .append('.')
                        .append(fact)
                        .append('\n'));
        drl.append("import ").append(FolioDrools.class.getName()).append(".Match\nglobal Match match\n");
        lines.forEach(line -> drl.append(rule(line)));
        return drl.toString();
    }

    private static String rule(RuleLine line) {
        String when = line.criteria().stream().map(FolioDrools::pattern).collect(Collectors.joining("\n  "));
        String then = line.policies().entrySet().stream()
                .map(policy -> "match.set('" + policy.getKey() + "', \"" + policy.getValue() + "\");")
                .collect(Collectors.joining(" "));
        return "rule \"line " + line.number() + "\" salience " + line.rank() + "\nwhen\n  " + when
                + "\nthen\n  match.line(" + line.number() + "); " + then + " drools.halt();\nend\n";
    }

    private static String pattern(RuleLine.Criterion criterion) {
        String compare = criterion.negated() ? "id != \"" : "id == \"";
        return FACTS.get(criterion.letter())
                + criterion.ids().stream()
                        .sorted()
                        .map(id -> compare + id + '"')
                        .collect(Collectors.joining(criterion.negated() ? " && " : " || ", "(", ")"));
    }

    Match decide(LookUp request) {
        KieSession session = base.newKieSession();
        Match match = new Match();
        session.setGlobal("match", match);
        session.insert(new MaterialType(request.materialType()));
        session.insert(new LoanType(request.loanType()));
        session.insert(new PatronGroup(request.patronGroup()));
        session.insert(new Location(request.location().location()));
        session.insert(new Library(request.location().library()));
        session.insert(new Campus(request.location().campus()));
        session.insert(new Institution(request.location().institution()));
        session.fireAllRules();
        session.dispose();
        return match;
    }

    /** What the rule that fired left behind. */
    public static final class Match {
        private final Map<Character, String> policies = new TreeMap<>();
        private int line = -1;

        public void set(char letter, String policy) {
            policies.put(letter, policy);
        }

        public void line(int number) {
            line = number;
        }

        int line() {
            return line;
        }

        Map<Character, String> policies() {
            return policies;
        }
    }

    public record MaterialType(String id) {}

    public record LoanType(String id) {}

    public record PatronGroup(String id) {}

    public record Location(String id) {}

    public record Library(String id) {}

    public record Campus(String id) {}

    public record Institution(String id) {}
}
