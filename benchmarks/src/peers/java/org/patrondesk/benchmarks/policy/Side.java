package org.patrondesk.benchmarks.policy;

import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.Blackhole;
import org.patrondesk.policy.Encoded;
import org.patrondesk.policy.Explanation;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Verdict;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.vocabulary.Facts;

/** The sides of the comparison. Each gets its requests in its own form beforehand. */
public enum Side {
    OURS_OUTCOME {
        @Override
        Engine over(Workload workload) {
            return new Ours(workload, (ours, request, hole) -> {
                Verdict verdict = ours.verdict(request);
                hole.consume(verdict.outcome());
                hole.consume(verdict.rule());
            });
        }
    },
    OURS_LISTS {
        @Override
        Engine over(Workload workload) {
            return new Ours(workload, (ours, request, hole) -> {
                Verdict verdict = ours.verdict(request);
                hole.consume(verdict.outcome());
                hole.consume(verdict.rule());
                hole.consume(verdict.matches());
                hole.consume(verdict.require());
                hole.consume(verdict.instead());
                hole.consume(verdict.set());
            });
        }
    },
    OURS_ENCODING {
        @Override
        Engine over(Workload workload) {
            return new Ours(
                    workload,
                    (ours, request, hole) -> hole.consume(ours.policy.encode(ours.facts.get(request))));
        }
    },
    OURS_NEAR_MISSES {
        @Override
        Engine over(Workload workload) {
            return new Ours(
                    workload,
                    (ours, request, hole) ->
                            hole.consume(ours.explanation(request).nearMisses()));
        }
    },
    OURS_NEAREST_YES {
        @Override
        Engine over(Workload workload) {
            return new Ours(
                    workload,
                    (ours, request, hole) ->
                            hole.consume(ours.explanation(request).nearestYes()));
        }
    },
    SCAN {
        @Override
        Engine over(Workload workload) {
            Scan scan = new Scan(workload.rules());
            return request -> scan.decide(workload.requests().get(request));
        }
    },
    DROOLS {
        @Override
        Engine over(Workload workload) {
            DroolsPeer peer = new DroolsPeer(workload.rules());
            return request -> peer.decide(workload.requests().get(request));
        }
    },
    DROOLS_NEW_SESSION {
        @Override
        Engine over(Workload workload) {
            DroolsPeer peer = new DroolsPeer(workload.rules());
            return request -> peer.decideApart(workload.requests().get(request));
        }
    },
    EASY_RULES {
        @Override
        Engine over(Workload workload) {
            EasyRulesPeer peer = new EasyRulesPeer(workload.rules());
            return request -> peer.decide(workload.requests().get(request));
        }
    },
    JCASBIN {
        @Override
        Engine over(Workload workload) {
            CasbinPeer peer = new CasbinPeer(workload.rules());
            Object[][] requests =
                    workload.requests().stream().map(CasbinPeer::columns).toArray(Object[][]::new);
            return new Engine() {
                @Override
                public Decision decide(int request) {
                    return peer.decide(requests[request]);
                }

                @Override
                public Decision told(Decision decision) {
                    return new Decision(decision.outcome(), decision.rule(), List.of(decision.rule()));
                }
            };
        }
    },
    CEL {
        @Override
        Engine over(Workload workload) {
            CelPeer peer = new CelPeer(workload.rules());
            List<Map<String, Object>> requests =
                    workload.requests().stream().map(CelPeer::variables).toList();
            return request -> peer.decide(requests.get(request));
        }
    };

    /** Builds this side's engine from the rules. */
    abstract Engine over(Workload workload);

    /** Builds the engine and checks it against the plain scan on every request. */
    Engine checked(Workload workload) {
        Engine engine = over(workload);
        workload.check(name(), engine::told, engine::decide);
        return engine;
    }

    /** Something that decides requests, given by their number. */
    interface Engine {
        Decision decide(int request);

        /** What is measured. */
        default void run(int request, Blackhole hole) {
            hole.consume(decide(request));
        }

        /** What this side can tell of a decision. */
        default Decision told(Decision decision) {
            return decision;
        }
    }

    /** What is measured of ours. */
    @FunctionalInterface
    private interface Measured {
        void run(Ours ours, int request, Blackhole hole);
    }

    /** Our policy with encoded requests. */
    private static final class Ours implements Engine {
        private final Policy policy;
        private final List<Facts> facts;
        private final Encoded[] requests;
        private final Measured measured;

        Ours(Workload workload, Measured measured) {
            this.policy = Policy.of(PolicyReader.read(PolicyTree.of(workload)));
            this.facts = workload.requests().stream()
                    .map(request -> policy.set().vocabulary().facts(PolicyTree.values(request)))
                    .toList();
            this.requests = ScanComparison.encoded(policy, workload).toArray(Encoded[]::new);
            this.measured = measured;
        }

        Verdict verdict(int request) {
            return policy.decide(requests[request]);
        }

        Explanation explanation(int request) {
            return policy.explain(requests[request]);
        }

        @Override
        public Decision decide(int request) {
            return Decision.of(verdict(request));
        }

        @Override
        public void run(int request, Blackhole hole) {
            measured.run(this, request, hole);
        }
    }
}
