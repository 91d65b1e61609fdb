package org.patrondesk.ils.blocks;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.patrondesk.decision.Decision;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Ref;
import org.patrondesk.logbook.NativeNo;

/**
 * Which rule each code of another system stands for, or {@code unwritten} where we have no rule like it.
 *
 * <p>A table is data: take the one that is shipped, which names rules of the starter policy, and set your own rules over
 * it, or read them from a file. A code that no table has stands for {@code unwritten}, so that its no is recorded too.
 * Codes are compared as they are, capitals included. Immutable and safe for use by many threads.
 */
public final class BlockCodes {
    /** The name of Koha in the table that is shipped. */
    public static final String KOHA = "koha";

    /** The name of all SIP2 servers in the table that is shipped. */
    public static final String SIP2 = "sip2";

    private static final Pattern SYSTEM = Pattern.compile(NativeNo.SYSTEM);
    private static final Pattern CODE = Pattern.compile(NativeNo.CODE);
    static final int LONGEST_RULE = 200;

    private final Map<Ref, String> rules;

    BlockCodes(Map<Ref, String> rules) {
        this.rules = rules;
    }

    /** The codes of Koha and SIP2. */
    public static BlockCodes shipped() {
        return new BlockCodes(BlockCodeFile.shipped());
    }

    /** No code at all, for a host that names every code itself. */
    public static BlockCodes none() {
        return new BlockCodes(Map.of());
    }

    /**
     * This table and one more code, or another rule for a code that it has.
     *
     * @param rule the id of a rule, or {@code unwritten}
     * @throws IllegalArgumentException when one of the three is not written as the files demand
     */
    public BlockCodes with(String system, String code, String rule) {
        if (!isSystem(system) || !isCode(code) || !isRule(rule)) {
            throw new IllegalArgumentException(
                    "A block code needs a system such as koha, a code without blanks and the id of"
                            + " a rule, or unwritten.");
        }
        return with(Map.of(new Ref(system, code), rule));
    }

    /**
     * This table and the codes of a CSV or XLSX file with the columns {@code system}, {@code code} and {@code rule}, in any
     * order; other columns are for people. Where both have a code, the file's rule counts.
     *
     * @throws org.patrondesk.ils.sheet.SheetProblem when the file cannot be read as such a table, at line and column
     */
    public BlockCodes with(Path file) {
        return with(BlockCodeFile.read(file));
    }

    private BlockCodes with(Map<Ref, String> more) {
        Map<Ref, String> all = new LinkedHashMap<>(rules);
        all.putAll(more);
        return new BlockCodes(all);
    }

    static boolean isSystem(String text) {
        return SYSTEM.matcher(text).matches();
    }

    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    static boolean isRule(String text) {
        return !text.isBlank() && text.length() <= LONGEST_RULE;
    }

    /** The rules by system and code, in the order in which they were added. */
    public Map<Ref, String> rules() {
        return Collections.unmodifiableMap(rules);
    }

    /** The rule that the code stands for; {@code unwritten} for a code that the table does not have. */
    public String rule(String system, String code) {
        return find(system, code).orElse(Decision.UNWRITTEN);
    }

    private Optional<String> find(String system, String code) {
        return system.isBlank() || code.isBlank()
                ? Optional.empty()
                : Optional.ofNullable(rules.get(new Ref(system, code)));
    }

    /**
     * The code to log where a system gives several for one refusal: the first that stands for a rule, else the first.
     *
     * @return empty when there is no code
     */
    public Optional<String> telling(String system, List<String> codes) {
        return codes.stream()
                .filter(code -> !rule(system, code).equals(Decision.UNWRITTEN))
                .findFirst()
                .or(() -> codes.stream().findFirst());
    }

    /** The no to be logged for a code; the logbook says what is wrong with a code that is none. */
    public NativeNo no(String system, String code, Branch branch, Channel channel) {
        return new NativeNo(system, code, rule(system, code), Map.of(), branch, channel, Optional.empty());
    }

    /** The one no to be logged for a request that was refused with this status; empty when nothing in it says no. */
    public Optional<NativeNo> no(Sip2Status status, Branch branch, Channel channel) {
        return telling(SIP2, status.codes()).map(code -> no(SIP2, code, branch, channel));
    }
}
