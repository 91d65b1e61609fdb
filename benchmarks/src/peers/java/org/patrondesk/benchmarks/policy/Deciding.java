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
import org.openjdk.jmh.infra.Blackhole;

/** One decision for each operation, the requests in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Deciding {
    @Param
    public Side side = Side.SCAN;

    /** How many rules the policy has. */
    @Param({"20", "200", "2000"})
    public int rules;

    private Side.Engine engine = request -> {
        throw new IllegalStateException("Not set up.");
    };

    private int last = -1;

    @Setup
    public void prepare() {
        engine = side.checked(Workload.of(rules));
    }

    @Benchmark
    public void decide(Blackhole hole) {
        last = last == Workload.REQUESTS - 1 ? 0 : last + 1;
        engine.run(last, hole);
    }
}
