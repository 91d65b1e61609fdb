package org.patrondesk.benchmarks.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.internal.utils.KieHelper;

/**
 * Drools with its executable model: every rule one pattern on the request, whose consequence collects the rule's number.
 *
 * <p>The numbers are sorted afterwards, which costs Drools less than a salience for each rule.
 */
final class DroolsPeer {
    private final List<RuleBox> rules;
    private final KieBase base;
    private final List<Integer> found = new ArrayList<>();
    private final KieSession session;

    DroolsPeer(List<RuleBox> rules) {
        this.rules = rules;
        this.base = build(drl(rules));
        this.session = open();
    }

    static KieBase build(String drl) {
        return new KieHelper().addContent(drl, ResourceType.DRL).build(ExecutableModelProject.class);
    }

    static String drl(List<RuleBox> rules) {
        StringBuilder drl = new StringBuilder(
                "package made.up\nimport " + Request.class.getName() + "\nglobal java.util.List found\n");
        for (int i = 0; i < rules.size(); i++) {
            String terms = rules.get(i).terms().entrySet().stream()
                    .map(DroolsPeer::term)
                    .collect(Collectors.joining(", "));
            drl.append("rule \"").append(rules.get(i).id()).append("\" when Request(");
            drl.append(terms).append(") then found.add(").append(i).append("); end\n");
        }
        return drl.toString();
    }

    /** One word is written with ==, so that Drools can hash it. */
    private static String term(Map.Entry<Axis, RuleBox.Term> entry) {
        Axis axis = entry.getKey();
        RuleBox.Term term = entry.getValue();
        if (!axis.hasWords()) {
            return axis.id() + " >= " + term.low() + ", " + axis.id() + " <= " + term.high();
        }
        return term.words().size() == 1
                ? axis.id() + " == " + term.words().get(0)
                : axis.id() + " in "
                        + term.words().stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    private KieSession open() {
        KieSession opened = base.newKieSession();
        opened.setGlobal("found", found);
        return opened;
    }

    /** In the session that stays. */
    Decision decide(Request request) {
        FactHandle handle = session.insert(request);
        session.fireAllRules();
        session.delete(handle);
        return decision();
    }

    /** In a session of its own. */
    Decision decideApart(Request request) {
        KieSession own = open();
        own.insert(request);
        own.fireAllRules();
        own.dispose();
        return decision();
    }

    private Decision decision() {
        Collections.sort(found);
        RuleBox first = rules.get(found.get(0));
        List<String> matches = new ArrayList<>(found.size());
        for (int number : found) {
            matches.add(rules.get(number).id());
        }
        found.clear();
        return new Decision(first.outcome(), first.id(), matches);
    }
}
