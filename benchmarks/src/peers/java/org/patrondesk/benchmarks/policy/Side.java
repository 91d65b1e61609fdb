package org.patrondesk.benchmarks.policy;

import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.Blackhole;
import org.patrondesk.policy.Encoded;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Verdict;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.vocabulary.Facts;

/** The sides of the comparison. Each gets its requests in its own form beforehand. */
public enum Side {
    OURS_OUTCOME {
        @Override
        Engine over(Workload workload) {
            return new Ours(workload) {
                @Override
                public void run(int request, Blackhole hole) {
                    Verdict verdict = verdict(request);
                    hole.consume(verdict.outcome());
                    hole.consume(verdict.rule());
                }
            };
        }
    },
    OURS_LISTS {
        @Override
        Engine over(Workload workload) {
            return new Ours(workload) {
                @Override
                public void run(int request, Blackhole hole) {
                    Verdict verdict = verdict(request);
                    hole.consume(verdict.outcome());
                    hole.consume(verdict.rule());
                    hole.consume(verdict.matches());
                    hole.consume(verdict.require());
                    hole.consume(verdict.instead());
                    hole.consume(verdict.set());
                }
            };
        }
    },
    OURS_ENCODING {
        @Override
        Engine over(Workload workload) {
            return new Ours(workload) {
                private final List<Facts> facts = facts(workload);

                @Override
                public void run(int request, Blackhole hole) {
                    hole.consume(policy().encode(facts.get(request)));
                }
            };
        }
    },
    OURS_NEAR_MISSES {
        @Override
        Engine over(Workload workload) {
            return new Ours(workload) {
                @Override
                public void run(int request, Blackhole hole) {
                    hole.consume(policy().explain(encoded(request)).nearMisses());
                }
            };
        }
    },
    OURS_NEAREST_YES {
        @Override
        Engine over(Workload workload) {
            return new Ours(workload) {
                @Override
                public void run(int request, Blackhole hole) {
                    hole.consume(policy().explain(encoded(request)).nearestYes());
                }
            };
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

    /** Our policy with encoded requests. */
    private abstract static class Ours implements Engine {
        private final Policy policy;
        private final Encoded[] requests;

        Ours(Workload workload) {
            this.policy = Policy.of(PolicyReader.read(PolicyTree.of(workload)));
            this.requests = ScanComparison.encoded(policy, workload).toArray(Encoded[]::new);
        }

        final Policy policy() {
            return policy;
        }

        final Encoded encoded(int request) {
            return requests[request];
        }

        final Verdict verdict(int request) {
            return policy.decide(requests[request]);
        }

        final List<Facts> facts(Workload workload) {
            return workload.requests().stream()
                    .map(request -> policy.set().vocabulary().facts(PolicyTree.values(request)))
                    .toList();
        }

        @Override
        public Decision decide(int request) {
            return Decision.of(verdict(request));
        }
    }
}
