package org.patrondesk.policy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What holds for a request besides the outcome; derived when it is asked for. Immutable. */
sealed interface Holding {
    /** The rules that hold, in the order of precedence. */
    List<Rule> rules();

    /** What must be done, where this rule determines the answer. */
    List<String> require(@Nullable Rule determining);

    /** The other outputs, where this rule determines the answer. */
    Map<String, Object> set(@Nullable Rule determining);

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
        public List<String> require(@Nullable Rule determining) {
            if (compiled.together()) {
                return determining == null ? List.of() : determining.require();
            }
            Set<String> require = new LinkedHashSet<>();
            if (determining != null) {
                require.addAll(determining.require());
            }
            for (Rule rule : rules()) {
                if (rule.decide().isEmpty()) {
                    require.addAll(rule.require());
                }
            }
            return require.isEmpty() ? List.of() : List.copyOf(require);
        }

        @Override
        public Map<String, Object> set(@Nullable Rule determining) {
            if (compiled.together()) {
                return determining == null ? Map.of() : new TreeMap<>(determining.set());
            }
            @Nullable Map<String, Object> outputs = null;
            for (Rule rule : rules()) {
                if (!rule.set().isEmpty()) {
                    outputs = outputs == null ? new TreeMap<>() : outputs;
                    rule.set().forEach(outputs::putIfAbsent);
                }
            }
            return outputs == null ? Map.of() : outputs;
        }
    }

    /** For a request on whose answer all completions agree. */
    record Agreed(List<Rule> rules, Answer answer, Map<String, List<String>> unsettled) implements Holding {
        @Override
        public List<String> require(@Nullable Rule determining) {
            return answer.require();
        }

        @Override
        public Map<String, Object> set(@Nullable Rule determining) {
            return new TreeMap<>(answer.set());
        }
    }

    /** For a request that must be asked about: what will hold in any case, and no outputs. */
    record Asked(List<Rule> rules) implements Holding {
        @Override
        public List<String> require(@Nullable Rule determining) {
            return List.of();
        }

        @Override
        public Map<String, Object> set(@Nullable Rule determining) {
            return Map.of();
        }
    }
}
