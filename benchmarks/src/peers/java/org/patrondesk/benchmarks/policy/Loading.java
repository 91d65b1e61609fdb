package org.patrondesk.benchmarks.policy;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.schema.PolicyReader;

/** From rules as data to an engine that answers. */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Loading {
    /** How many rules the policy has. */
    @Param({"200", "2000"})
    public int rules;

    private StoredObject tree = StoredObject.empty();
    private PolicySet set = PolicyReader.read(PolicyTree.of(Workload.of(1)));
    private String drl = "";

    @Setup
    public void prepare() {
        Workload workload = Workload.of(rules);
        tree = PolicyTree.of(workload);
        set = PolicyReader.read(tree);
        drl = DroolsPeer.drl(workload.rules());
    }

    /** From a set that was read: compiles it and proves its ten examples. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    public Object ours() {
        return Policy.of(set);
    }

    /** From the parsed file: checks every key and value besides. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    public Object oursFromTree() {
        return Policy.of(PolicyReader.read(tree));
    }

    /** From the text of the rules, for which Drools generates and compiles classes; the first time is a cold one. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    public Object drools() {
        return DroolsPeer.build(drl);
    }
}
