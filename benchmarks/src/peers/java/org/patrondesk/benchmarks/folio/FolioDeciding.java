package org.patrondesk.benchmarks.folio;

import java.io.IOException;
import java.nio.file.Path;
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

/** One look-up in the real file for each operation; {@value #FOLDER} names the folder of the file and its tables. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FolioDeciding {
    /** The system property that names the folder. */
    public static final String FOLDER = "patrondesk.folio";

    @Param
    public FolioSide side = FolioSide.OURS;

    private FolioSide.Engine engine = new FolioSide.Engine() {
        @Override
        public FolioSide.Answer decide(int request) {
            throw new IllegalStateException("Not set up.");
        }

        @Override
        public void run(int request, Blackhole hole) {
            decide(request);
        }
    };

    private int last = -1;

    @Setup
    public void prepare() throws IOException {
        engine = side.checked(folder());
    }

    static Path folder() {
        String folder = System.getProperty(FOLDER);
        if (folder == null) {
            throw new IllegalStateException("Set -D" + FOLDER + "= to the folder of the rule file and its tables.");
        }
        return Path.of(folder);
    }

    @Benchmark
    public void decide(Blackhole hole) {
        last = last == FolioSide.requests() - 1 ? 0 : last + 1;
        engine.run(last, hole);
    }
}
