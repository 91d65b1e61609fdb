package org.patrondesk.consent;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Purpose;

/**
 * Which purposes need which consent: settings of the library, not law. Immutable.
 *
 * @param needs what each purpose needs; one that is not named needs an express consent
 * @param binding purposes that need none and from which nobody can withdraw, such as a notice that the law demands
 * @param afterMembership how long consent is implied after a purchase, a gift or a membership ends; as shipped 24 months, as in
 *     Canada's anti-spam law (S.C. 2010, c. 23, s. 10(10) and (13))
 * @param afterInquiry how long consent is implied after a question or an application; as shipped 6 months, as in the same
 * @param guardianBelow below which age, in completed years, a guardian must consent; 0 for never. As shipped 13, as in COPPA (16
 *     CFR 312.5); a library under Vermont's 22 V.S.A. § 172 may set 16
 */
public record ConsentTerms(
        Map<Purpose, Need> needs,
        Set<Purpose> binding,
        Period afterMembership,
        Period afterInquiry,
        int guardianBelow) {
    /** What a purpose needs before somebody is addressed for it. */
    public enum Need {
        /** No consent; a withdrawal is obeyed all the same. */
        NONE,
        /** One that is implied is enough. */
        IMPLIED,
        /** The person, or a guardian, must have said yes. */
        EXPRESS
    }

    public ConsentTerms {
        needs = Map.copyOf(needs);
        binding = Set.copyOf(binding);
        for (Purpose bound : binding) {
            if (needs.get(bound) != Need.NONE) {
                throw new IllegalArgumentException("Only a purpose that needs no consent can bind; " + bound
                        + " needs one, so let it be withdrawn from.");
            }
        }
        if (guardianBelow < 0 || guardianBelow > 21) {
            throw new IllegalArgumentException("The age below which a guardian consents is 0 to 21 years.");
        }
    }

    /**
     * Service, hold notices and due reminders need no consent; programs and surveys an implied one; all else an express one.
     */
    public static ConsentTerms shipped() {
        return new ConsentTerms(
                Map.of(
                        Purpose.SERVICE,
                        Need.NONE,
                        new Purpose("hold-notices"),
                        Need.NONE,
                        new Purpose("due-reminders"),
                        Need.NONE,
                        new Purpose("programs"),
                        Need.IMPLIED,
                        new Purpose("surveys"),
                        Need.IMPLIED),
                Set.of(),
                Period.ofMonths(24),
                Period.ofMonths(6),
                13);
    }

    /** The same, where this purpose needs this. */
    public ConsentTerms withNeed(Purpose purpose, Need need) {
        Map<Purpose, Need> next = new HashMap<>(needs);
        next.put(purpose, need);
        return new ConsentTerms(next, binding, afterMembership, afterInquiry, guardianBelow);
    }

    /** The same, where nobody can withdraw from this purpose, which needs no consent. */
    public ConsentTerms withBinding(Purpose purpose) {
        Set<Purpose> next = new HashSet<>(binding);
        next.add(purpose);
        return new ConsentTerms(
                withNeed(purpose, Need.NONE).needs(), next, afterMembership, afterInquiry, guardianBelow);
    }

    /** The same, where a guardian must consent for whoever is younger than this, in completed years. */
    public ConsentTerms withGuardianBelow(int age) {
        return new ConsentTerms(needs, binding, afterMembership, afterInquiry, age);
    }

    /** When the consent ends that a purchase, a gift or the end of a membership at this moment implies. */
    public Instant impliedByMembership(Instant ended, ZoneId zone) {
        return ended.atZone(zone).plus(afterMembership).toInstant();
    }

    /** When the consent ends that a question or an application at this moment implies. */
    public Instant impliedByInquiry(Instant asked, ZoneId zone) {
        return asked.atZone(zone).plus(afterInquiry).toInstant();
    }

    /** Whether somebody with this standing may be addressed for a purpose. */
    public boolean allow(Purpose purpose, Standing standing) {
        return switch (needs.getOrDefault(purpose, Need.EXPRESS)) {
            case NONE -> standing.word() != Standing.Word.WITHDRAWN || binding.contains(purpose);
            case IMPLIED -> standing.word() == Standing.Word.EXPRESS || standing.word() == Standing.Word.IMPLIED;
            case EXPRESS -> standing.word() == Standing.Word.EXPRESS;
        };
    }

    /**
     * Those of the matters in which nobody may be addressed at a moment, by what is committed when this looks.
     *
     * @return with one look-up for all of them, and none for none
     */
    public Set<Matter> closed(Transaction transaction, Collection<Matter> asked, Instant moment) {
        if (asked.isEmpty()) {
            return Set.of();
        }
        Map<Matter, List<ConsentEntry>> entries =
                transaction.store(Consents.class).of(Set.copyOf(asked));
        Set<Matter> closed = new HashSet<>();
        for (Matter matter : asked) {
            Standing standing = Standing.of(entries.getOrDefault(matter, List.of()), moment, guardianBelow);
            if (!allow(matter.purpose(), standing)) {
                closed.add(matter);
            }
        }
        return closed;
    }
}
