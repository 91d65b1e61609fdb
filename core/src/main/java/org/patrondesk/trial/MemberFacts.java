package org.patrondesk.trial;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.patrondesk.library.Branch;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.PostcodeDistrict;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.vocabulary.Banded;
import org.patrondesk.vocabulary.Choice;
import org.patrondesk.vocabulary.Domain;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Tree;
import org.patrondesk.vocabulary.Vocabulary;

/**
 * The facts a policy may ask about a member, computed before evaluation; only those its vocabulary has are kept.
 *
 * <p>{@value #POSTCODE_AREA}: the letters of the postcode district, unknown when the text is no district.
 * {@value #MONTHS_SINCE_LAST_USE}: the largest number of calendar months m such that the card was last used strictly
 * before the as-of day minus m months; 0 when there is none; beyond the attribute's
 * highest value it is that value, below its lowest it is unknown.
 * {@value #MEMBER_BRANCH}: the branch of the membership. One thread.
 */
public final class MemberFacts {
    public static final String POSTCODE_AREA = "postcode-area";
    public static final String MONTHS_SINCE_LAST_USE = "months-since-last-use";
    public static final String MEMBER_BRANCH = "branch";

    /** So many cases are remembered, so that memory stays bounded. */
    private static final int REMEMBERED = 20_000;

    private final Vocabulary vocabulary;
    private final LocalDate asOf;
    private final boolean asksBranch;
    private final Map<Case, Facts> known = new HashMap<>();

    /** What a policy can ask about a member; a library has few such cases, however many members. */
    private record Case(Optional<String> area, Optional<Long> months, Branch branch) {}

    /**
     * Facts for a policy as of a day.
     *
     * @throws PolicyProblem when the vocabulary has one of these attributes in a kind that its values do not fit
     */
    public MemberFacts(Vocabulary vocabulary, LocalDate asOf) {
        need(vocabulary, POSTCODE_AREA, MemberFacts::isWorded, "an enum");
        need(vocabulary, MONTHS_SINCE_LAST_USE, domain -> unbanded(domain) instanceof Domain.Whole, "an int");
        need(vocabulary, MEMBER_BRANCH, MemberFacts::isWorded, "an enum or a tree");
        this.vocabulary = vocabulary;
        this.asOf = asOf;
        this.asksBranch = vocabulary.find(MEMBER_BRANCH).isPresent();
    }

    private static boolean isWorded(Domain domain) {
        return domain instanceof Choice || domain instanceof Tree;
    }

    private static Domain unbanded(Domain domain) {
        return domain instanceof Banded banded ? banded.base() : domain;
    }

    private static void need(Vocabulary vocabulary, String id, Predicate<Domain> kind, String words) {
        if (vocabulary
                .find(id)
                .filter(attribute -> !kind.test(attribute.domain()))
                .isPresent()) {
            throw new PolicyProblem(
                    "/attributes/" + id, "Members have this fact as " + words + "; declare it so in the policy.");
        }
    }

    /** The facts about one member; empty facts where the vocabulary asks about nothing a member has. */
    public Facts of(String district, Member.Moment lastUsed, Branch branch) {
        LocalDate day = lastUsed.day();
        Case same = new Case(
                PostcodeDistrict.area(district),
                day == null ? Optional.empty() : Optional.of(months(day)),
                asksBranch ? branch : Branch.UNKNOWN);
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        return known.computeIfAbsent(same, this::facts);
    }

    private Facts facts(Case of) {
        Map<String, Object> facts = new TreeMap<>();
        put(facts, POSTCODE_AREA, of.area().orElse(null));
        put(facts, MONTHS_SINCE_LAST_USE, of.months().flatMap(this::within).orElse(null));
        put(facts, MEMBER_BRANCH, of.branch().code());
        return vocabulary.facts(facts);
    }

    private void put(Map<String, Object> facts, String attribute, @Nullable Object value) {
        if (value != null && vocabulary.find(attribute).isPresent()) {
            facts.put(attribute, value);
        }
    }

    private long months(LocalDate lastUsed) {
        long months = Math.max(0, ChronoUnit.MONTHS.between(lastUsed, asOf));
        while (lastUsed.isBefore(asOf.minusMonths(months + 1))) {
            months++;
        }
        while (months > 0 && !lastUsed.isBefore(asOf.minusMonths(months))) {
            months--;
        }
        return months;
    }

    /** Beyond the highest value counts as the highest; below the lowest is unknown. */
    private Optional<Long> within(long months) {
        return vocabulary
                .find(MONTHS_SINCE_LAST_USE)
                .map(attribute -> (Domain.Whole) unbanded(attribute.domain()))
                .filter(whole -> months >= whole.low())
                .map(whole -> Math.min(months, (long) whole.high()));
    }
}
