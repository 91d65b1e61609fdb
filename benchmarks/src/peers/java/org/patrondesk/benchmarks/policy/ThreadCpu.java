package org.patrondesk.benchmarks.policy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU time for one operation: of the measuring thread, and of the whole process.
 *
 * <p>Unlike wall time it leaves out what other programs take from a shared machine. The process also counts the threads
 * that compile and collect, which a peer's start-up uses for good.
 */
public final class ThreadCpu implements InternalProfiler {
    static final String THREAD = "cpu.thread";
    static final String PROCESS = "cpu.process";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final com.sun.management.OperatingSystemMXBean PROCESSOR =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

    private long thread;
    private long process;

    @Override
    public String getDescription() {
        return "CPU time of the measuring thread and of the process";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        thread = worker();
        process = PROCESSOR.getProcessCpuTime();
    }

    @Override
    @SuppressWarnings("rawtypes") // The interface asks for it.
    public Collection<? extends Result> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double operations = result.getMetadata().getAllOps();
        return List.of(
                new ScalarResult(THREAD, (worker() - thread) / operations, "ns/op", AggregationPolicy.AVG),
                new ScalarResult(
                        PROCESS,
                        (PROCESSOR.getProcessCpuTime() - process) / operations,
                        "ns/op",
                        AggregationPolicy.AVG));
    }

    /** The time of all threads that run benchmarks; 0 before the first has started. */
    private static long worker() {
        long spent = 0;
        for (ThreadInfo info : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (info != null && info.getThreadName().contains("-jmh-worker-")) {
                spent += THREADS.getThreadCpuTime(info.getThreadId());
            }
        }
        return spent;
    }
}
