package org.patrondesk.policy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What holds for a request besides the outcome; derived when it is asked for. Immutable. */
sealed interface Holding {
    /** The rules that hold, in the order of precedence. */
    List<Rule> rules();

    /** Their ids. */
    default List<String> ids() {
        return rules().stream().map(Rule::id).toList();
    }

    /** What must be done, where this rule determines the answer. */
    default List<String> require(@Nullable Rule determining) {
        return List.of();
    }

    /** The other outputs, where this rule determines the answer. */
    default Map<String, Object> set(@Nullable Rule determining) {
        return Map.of();
    }

    /** What can be offered instead, where this rule determines the answer. */
    default List<String> instead(@Nullable Rule determining) {
        return determining == null ? List.of() : determining.instead();
    }

    /** Whether, where no rule determines the answer, the philosophy does; otherwise one of several rules does. */
    default boolean byDefault() {
        return true;
    }

    /** The outputs that depend on unknown facts, and for each those facts. */
    default Map<String, List<String>> unsettled() {
        return Map.of();
    }

    /** For a request of which every fact is known. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; a copy would cost more than the decision.
    record Known(CompiledRules compiled, long[] hits) implements Holding {
        @Override
        public List<Rule> rules() {
            return compiled.rules(hits);
        }

        @Override
        public List<String> ids() {
            return compiled.ids(hits);
        }

        @Override
        public List<String> require(@Nullable Rule determining) {
            List<String> own = determining == null ? List.of() : determining.require();
            List<Rule> adding = compiled.adding(hits);
            if (adding.isEmpty()) {
                return own;
            }
            Set<String> require = new LinkedHashSet<>(own);
            adding.forEach(rule -> require.addAll(rule.require()));
            return List.copyOf(require);
        }

        @Override
        public Map<String, Object> set(@Nullable Rule determining) {
            if (compiled.together()) {
                return determining == null ? Map.of() : determining.set();
            }
            return compiled.outputs(hits);
        }
    }

    /** For a request on whose answer all completions agree. */
    record Agreed(List<Rule> rules, Completions.Answer answer, Map<String, List<String>> unsettled, boolean byDefault)
            implements Holding {
        @Override
        public List<String> require(@Nullable Rule determining) {
            return answer.require();
        }

        @Override
        public List<String> instead(@Nullable Rule determining) {
            return answer.instead();
        }

        @Override
        public Map<String, Object> set(@Nullable Rule determining) {
            return answer.set();
        }
    }

    /** For a request that must be asked about: what will hold in any case, and no outputs. */
    record Asked(List<Rule> rules) implements Holding {}
}
