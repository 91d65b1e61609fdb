package org.patrondesk.benchmarks.policy;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** CEL: every rule a compiled program, asked in turn. */
final class CelPeer {
    private final List<RuleBox> rules;
    private final List<CelRuntime.Program> programs = new ArrayList<>();

    CelPeer(List<RuleBox> rules) {
        this.rules = rules;
        CelBuilder builder = CelFactory.plannerCelBuilder();
        for (Axis axis : Axis.values()) {
            builder.addVar(axis.id(), SimpleType.INT);
        }
        Cel cel = builder.build();
        try {
            for (RuleBox rule : rules) {
                programs.add(cel.createProgram(cel.compile(expression(rule)).getAst()));
            }
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException("CEL does not compile a rule.", e);
        }
    }

    private static String expression(RuleBox rule) {
        return rule.terms().isEmpty()
                ? "true"
                : rule.terms().entrySet().stream().map(CelPeer::term).collect(Collectors.joining(" && "));
    }

    private static String term(Map.Entry<Axis, RuleBox.Term> entry) {
        String id = entry.getKey().id();
        RuleBox.Term term = entry.getValue();
        if (!entry.getKey().hasWords()) {
            return id + " >= " + term.low() + " && " + id + " <= " + term.high();
        }
        return term.words().size() == 1 ? id + " == " + term.words().get(0) : id + " in " + term.words();
    }

    /** A request as CEL takes it. */
    static Map<String, Object> variables(Request request) {
        return Stream.of(Axis.values()).collect(Collectors.toMap(Axis::id, axis -> (Object) (long) axis.of(request)));
    }

    Decision decide(Map<String, Object> request) {
        List<String> matches = new ArrayList<>(4);
        RuleBox first = rules.get(rules.size() - 1);
        try {
            for (int i = 0; i < programs.size(); i++) {
                if (Boolean.TRUE.equals(programs.get(i).eval(request))) {
                    if (matches.isEmpty()) {
                        first = rules.get(i);
                    }
                    matches.add(rules.get(i).id());
                }
            }
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("CEL does not evaluate a rule.", e);
        }
        return new Decision(first.outcome(), first.id(), matches);
    }
}
