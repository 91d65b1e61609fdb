package org.patrondesk.benchmarks.policy;

import com.googlecode.aviator.runtime.function.FunctionUtils;
import com.googlecode.aviator.runtime.type.AviatorBoolean;
import com.googlecode.aviator.runtime.type.AviatorObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;
import org.casbin.jcasbin.util.function.CustomFunction;

/** jCasbin: a column for each axis, two functions of our own, the first line that holds. It cannot tell the others. */
@SuppressWarnings("serial") // Its functions are serializable by descent only.
final class CasbinPeer {
    private static final String ANY = "*";

    private final Enforcer enforcer;
    private final Map<String, RuleBox> byId;

    CasbinPeer(List<RuleBox> rules) {
        this.byId = rules.stream().collect(Collectors.toMap(RuleBox::id, rule -> rule));
        this.enforcer = new Enforcer(model());
        enforcer.enableLog(false);
        enforcer.addFunction("among", new Among());
        enforcer.addFunction("between", new Between());
        enforcer.addPolicies(rules.stream().map(CasbinPeer::line).toList());
    }

    private static Model model() {
        String columns = Stream.of(Axis.values()).map(Axis::id).collect(Collectors.joining(", "));
        Model model = new Model();
        model.addDef("r", "r", columns);
        model.addDef("p", "p", columns + ", id, eft");
        model.addDef("e", "e", "priority(p.eft) || deny");
        model.addDef(
                "m",
                "m",
                Stream.of(Axis.values())
                        .map(axis ->
                                (axis.hasWords() ? "among" : "between") + "(r." + axis.id() + ", p." + axis.id() + ")")
                        .collect(Collectors.joining(" && ")));
        return model;
    }

    private static List<String> line(RuleBox rule) {
        List<String> line = new ArrayList<>();
        for (Axis axis : Axis.values()) {
            RuleBox.Term term = rule.terms().get(axis);
            if (term == null) {
                line.add(ANY);
            } else if (axis.hasWords()) {
                line.add(term.words().stream().map(String::valueOf).collect(Collectors.joining(";")));
            } else {
                line.add(term.low() + ".." + term.high());
            }
        }
        line.add(rule.id());
        line.add("allow");
        return line;
    }

    /** A request as jCasbin takes it. */
    static Object[] columns(Request request) {
        return Stream.of(Axis.values()).map(axis -> (Object) axis.of(request)).toArray();
    }

    /** The determining rule and its effect; it stands for all matches. */
    Decision decide(Object[] request) {
        List<String> line = enforcer.enforceEx(request).getExplain();
        RuleBox first = byId.get(line.get(Axis.values().length));
        if (first == null) {
            throw new IllegalStateException("jCasbin explained by an unknown line.");
        }
        return new Decision(first.outcome(), first.id(), List.of(first.id()));
    }

    /** Tests a value against a column whose text is read once. */
    private abstract static class ColumnTest extends CustomFunction {
        private final transient Map<String, int[]> read = new HashMap<>();

        @Override
        public AviatorObject call(Map<String, Object> env, AviatorObject value, AviatorObject column) {
            String text = FunctionUtils.getStringValue(column, env);
            return AviatorBoolean.valueOf(text.equals(ANY)
                    || holds(FunctionUtils.getNumberValue(value, env).intValue(), numbers(text)));
        }

        private int[] numbers(String text) {
            return read.computeIfAbsent(
                    text,
                    written -> Stream.of(written.split(";|\\.\\.", -1))
                            .mapToInt(Integer::parseInt)
                            .toArray());
        }

        abstract boolean holds(int value, int[] column);
    }

    /** Whether a value is one of the column's. */
    private static final class Among extends ColumnTest {
        @Override
        boolean holds(int value, int[] column) {
            for (int allowed : column) {
                if (allowed == value) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String getName() {
            return "among";
        }
    }

    /** Whether a value lies between the column's two. */
    private static final class Between extends ColumnTest {
        @Override
        boolean holds(int value, int[] column) {
            return value >= column[0] && value <= column[1];
        }

        @Override
        public String getName() {
            return "between";
        }
    }
}
