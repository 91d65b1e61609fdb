package org.patrondesk.benchmarks.folio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.patrondesk.policy.Encoded;
import org.patrondesk.policy.Policy;
import org.patrondesk.schema.PolicyReader;

/** In how many combinations of the tables' ids two revisions of the real file differ. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FolioDomain {
    private static final int EVERY = 100;
    private static final int GONE = 250;

    private final List<Revision> revisions = new ArrayList<>();
    private Encoded[] requests = {};

    /** One revision: who decides, and what each of its lines leads to. */
    private record Revision(Policy policy, Map<String, Map<String, Object>> outputs) {
        static Revision of(String text, Tables tables) {
            List<RuleLine> lines = RuleFile.read(text);
            Map<String, Map<String, Object>> outputs = new HashMap<>();
            lines.forEach(line -> outputs.put(FolioTree.id(line), FolioTree.outputs(line)));
            return new Revision(Policy.of(PolicyReader.read(FolioTree.of(lines, tables))), outputs);
        }

        Map<String, Object> answer(Encoded request) {
            return outputs.getOrDefault(policy.decide(request).rule(), Map.of());
        }
    }

    @Setup
    public void prepare() throws IOException {
        Path folder = FolioDeciding.folder();
        Tables tables = Tables.in(folder);
        String text = RuleFile.text(folder);
        revisions.add(Revision.of(text, tables));
        revisions.add(Revision.of(revised(text), tables));
        requests = all(tables, revisions.get(0).policy());
    }

    /** The second revision: every hundredth line with policies lends by the policy of the fallback, and one is gone. */
    static String revised(String text) {
        List<String> lines = new ArrayList<>();
        String lending = "";
        int seen = 0;
        for (String line : text.lines().toList()) {
            boolean decides = line.contains(":") && !line.startsWith("/") && !line.startsWith("priority");
            if (line.startsWith("fallback")) {
                lending = line.replaceFirst(".*:\\s*(l \\S+).*", "$1");
            } else if (decides) {
                seen++;
            }
            if (decides && seen == GONE) {
                lines.add("");
            } else {
                lines.add(decides && seen % EVERY == 0 ? line.replaceFirst(":\\s*l \\S+", ": " + lending) : line);
            }
        }
        return String.join("\n", lines);
    }

    /** Every combination, encoded beforehand, so that plain enumeration does not pay for it. */
    private static Encoded[] all(Tables tables, Policy policy) {
        Encoded[] all = new Encoded[Math.toIntExact(tables.combinations())];
        int n = 0;
        for (String material : tables.materialTypes()) {
            for (String loan : tables.loanTypes()) {
                for (String group : tables.patronGroups()) {
                    for (LookUp.Place place : tables.places()) {
                        Map<String, Object> facts = FolioTree.facts(new LookUp(material, loan, group, place));
                        all[n++] = policy.encode(policy.set().vocabulary().facts(facts));
                    }
                }
            }
        }
        return all;
    }

    /** The plain way: both revisions decide every combination. */
    @Benchmark
    public int enumeration() {
        Revision before = revisions.get(0);
        Revision after = revisions.get(1);
        int changed = 0;
        for (Encoded request : requests) {
            if (!before.answer(request).equals(after.answer(request))) {
                changed++;
            }
        }
        if (changed == 0) {
            throw new IllegalStateException("The revisions do not differ anywhere.");
        }
        return changed;
    }
}
