package org.patrondesk.benchmarks.folio;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
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
import org.patrondesk.diff.PolicyDiff;
import org.patrondesk.ils.folio.FolioRules;
import org.patrondesk.ils.folio.FolioTables;
import org.patrondesk.policy.Encoded;
import org.patrondesk.policy.Policy;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.vocabulary.Attribute;

/** In how many combinations of the tables' ids two revisions of the real file differ. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FolioDomain {
    private static final int EVERY = 100;
    private static final int GONE = 250;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private final List<Policy> revisions = new ArrayList<>();
    private Encoded[] requests = {};

    @Setup
    public void prepare() throws IOException {
        Path folder = FolioDeciding.folder();
        FolioTables tables = FolioTables.read(folder);
        String text = RuleFile.text(folder);
        revisions.add(imported(text, tables));
        revisions.add(imported(revised(text), tables));
        requests = all(revisions.get(0));
        if (diff().intValueExact() != enumeration()) {
            throw new IllegalStateException("The diff finds another number of changes than enumeration.");
        }
    }

    static Policy imported(String text, FolioTables tables) {
        byte[] rules = text.getBytes(StandardCharsets.UTF_8);
        return Policy.of(
                PolicyReader.read(FolioRules.read("rules.txt", rules, tables).policy()));
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

    /** Every combination, {@code other} among them, encoded beforehand, so that plain enumeration does not pay for it. */
    private static Encoded[] all(Policy policy) {
        List<Attribute> attributes = policy.set().vocabulary().attributes();
        List<Encoded> all = new ArrayList<>();
        Map<String, Object> facts = new HashMap<>();
        collect(policy, attributes, facts, all);
        return all.toArray(Encoded[]::new);
    }

    private static void collect(Policy policy, List<Attribute> open, Map<String, Object> facts, List<Encoded> all) {
        if (open.isEmpty()) {
            all.add(policy.encode(policy.set().vocabulary().facts(facts)));
            return;
        }
        Attribute first = open.get(0);
        for (int place = first.domain().low(); place <= first.domain().high(); place++) {
            facts.put(first.id(), first.domain().value(place));
            collect(policy, open.subList(1, open.size()), facts, all);
        }
    }

    /** The plain way: both revisions decide every combination. */
    @Benchmark
    public int enumeration() {
        Policy before = revisions.get(0);
        Policy after = revisions.get(1);
        int changed = 0;
        for (Encoded request : requests) {
            if (!before.decide(request).set().equals(after.decide(request).set())) {
                changed++;
            }
        }
        if (changed == 0) {
            throw new IllegalStateException("The revisions do not differ anywhere.");
        }
        return changed;
    }

    /** Our way: follows what the two revisions do not have in common. */
    @Benchmark
    public BigInteger diff() {
        return PolicyDiff.between(revisions.get(0), revisions.get(1), DAY).volume();
    }
}
