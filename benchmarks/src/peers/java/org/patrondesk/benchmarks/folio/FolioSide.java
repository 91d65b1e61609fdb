package org.patrondesk.benchmarks.folio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.Blackhole;
import org.patrondesk.ils.folio.FolioTables;
import org.patrondesk.policy.Encoded;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Verdict;

/** The sides on the real file, each checked against the lines asked in turn on all look-ups. */
public enum FolioSide {
    /** As much as the session of FOLIO's kind tells: which line decides, and its policies. */
    OURS {
        @Override
        Engine over(List<RuleLine> lines, Tables tables, List<LookUp> requests) {
            return new Ours(lines, requests);
        }
    },
    OURS_LISTS {
        @Override
        Engine over(List<RuleLine> lines, Tables tables, List<LookUp> requests) {
            return new Ours(lines, requests) {
                @Override
                public void run(int request, Blackhole hole) {
                    Verdict verdict = verdict(request);
                    hole.consume(verdict.rule());
                    hole.consume(verdict.set());
                    hole.consume(verdict.matches());
                    hole.consume(verdict.require());
                    hole.consume(verdict.instead());
                }
            };
        }
    },
    DROOLS_FOLIO_STYLE {
        @Override
        Engine over(List<RuleLine> lines, Tables tables, List<LookUp> requests) {
            FolioDrools drools = new FolioDrools(lines);
            return new Engine() {
                @Override
                public Answer decide(int request) {
                    FolioDrools.Match match = drools.decide(requests.get(request));
                    return Answer.of(match.line(), match.policies());
                }

                @Override
                public void run(int request, Blackhole hole) {
                    hole.consume(drools.decide(requests.get(request)));
                }
            };
        }
    };

    private static final int REQUESTS = 3_000;

    abstract Engine over(List<RuleLine> lines, Tables tables, List<LookUp> requests);

    /**
     * Builds the engine over the file and checks it.
     *
     * @throws IllegalStateException naming the first look-up that it decides otherwise
     */
    Engine checked(Path folder) throws IOException {
        List<RuleLine> lines = RuleFile.read(RuleFile.text(folder));
        Tables tables = Tables.in(folder);
        List<LookUp> requests = tables.some(REQUESTS);
        Engine engine = over(lines, tables, requests);
        for (int i = 0; i < REQUESTS; i++) {
            LookUp request = requests.get(i);
            RuleLine first = lines.stream()
                    .filter(line -> line.holds(request))
                    .findFirst()
                    .orElseThrow();
            Answer expected = Answer.of(first.number(), first.policies());
            Answer got = engine.decide(i);
            if (!got.equals(expected)) {
                throw new IllegalStateException(
                        name() + " decides look-up " + i + " as " + got + ", the lines as " + expected + ".");
            }
        }
        return engine;
    }

    /** How many look-ups an engine knows. */
    static int requests() {
        return REQUESTS;
    }

    /** The line that decided, and its five policies. */
    record Answer(String rule, Map<String, Object> policies) {
        static Answer of(int line, Map<Character, String> policies) {
            RuleLine named = new RuleLine(line, List.of(), policies);
            return new Answer(FolioTree.id(named), FolioTree.outputs(named));
        }
    }

    /** Something that answers look-ups, given by their number. */
    interface Engine {
        Answer decide(int request);

        /** What is measured. */
        void run(int request, Blackhole hole);
    }

    /** Our policy with encoded look-ups. */
    private static class Ours implements Engine {
        private final Policy policy;
        private final String fallback;
        private final Encoded[] requests;

        Ours(List<RuleLine> lines, List<LookUp> requests) {
            this.policy = imported();
            this.fallback = lines.stream()
                    .filter(line -> line.criteria().isEmpty())
                    .map(FolioTree::id)
                    .findFirst()
                    .orElseThrow();
            this.requests = requests.stream()
                    .map(request -> policy.encode(policy.set().vocabulary().facts(FolioTree.facts(request))))
                    .toArray(Encoded[]::new);
        }

        private static Policy imported() {
            Path folder = FolioDeciding.folder();
            try {
                return FolioDomain.imported(RuleFile.text(folder), FolioTables.read(folder));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        final Verdict verdict(int request) {
            return policy.decide(requests[request]);
        }

        @Override
        public final Answer decide(int request) {
            String rule = verdict(request).rule();
            return new Answer(
                    rule.equals("fallback") ? fallback : rule, verdict(request).set());
        }

        @Override
        public void run(int request, Blackhole hole) {
            Verdict verdict = verdict(request);
            hole.consume(verdict.rule());
            hole.consume(verdict.set());
        }
    }
}
