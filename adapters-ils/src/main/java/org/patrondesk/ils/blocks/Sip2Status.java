package org.patrondesk.ils.blocks;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a SIP2 server says of a patron's standing: the 14 characters of a 24 or 64, and its field BL.
 *
 * <p>For a card that they do not know servers answer four set positions, or all 14, or none. BL tells: {@code N} is a card
 * that the server does not know, whatever the positions show. All 14 set without a BL of {@code Y} are taken for the same.
 * Immutable.
 *
 * @param unknownPatron whether the server does not know the card, so that the positions say nothing
 * @param flags the positions that are set
 */
public record Sip2Status(boolean unknownPatron, Set<Sip2Flag> flags) {
    /** The code of a card that the server does not know. */
    public static final String UNKNOWN_PATRON = "unknown-patron";

    public Sip2Status {
        flags = Set.copyOf(flags);
    }

    /**
     * Reads a status.
     *
     * <p>A space is not set, and so is an {@code N}, which some servers write instead; {@code Y} is set, and so is any other
     * character, as clients in the field take it.
     *
     * @param positions the 14 characters as they came
     * @param validPatron the value of BL as it came; empty when the server left the field out
     * @throws IllegalArgumentException when it is not 14 characters, so that the answer was cut wrongly
     */
    public static Sip2Status of(String positions, String validPatron) {
        Sip2Flag[] all = Sip2Flag.values();
        if (positions.length() != all.length) {
            throw new IllegalArgumentException("A patron status has " + all.length + " characters and this has "
                    + positions.length() + "; cut it from behind the two digits of a 24 or 64.");
        }
        EnumSet<Sip2Flag> set = EnumSet.noneOf(Sip2Flag.class);
        for (Sip2Flag flag : all) {
            char shown = positions.charAt(flag.position());
            if (shown != ' ' && shown != 'N' && shown != 'n') {
                set.add(flag);
            }
        }
        boolean vouched = validPatron.equalsIgnoreCase("Y");
        boolean unknown = validPatron.equalsIgnoreCase("N") || (set.size() == all.length && !vouched);
        return new Sip2Status(unknown, set);
    }

    /**
     * The codes that tell why a request was refused, in the order of the positions: one for a card that the server does not
     * know; else the reasons; where it gives none, the privileges that it denies.
     */
    public List<String> codes() {
        if (unknownPatron) {
            return List.of(UNKNOWN_PATRON);
        }
        boolean reasoned = flags.stream().anyMatch(Sip2Flag::isReason);
        return flags.stream()
                .filter(flag -> flag.isReason() == reasoned)
                .sorted()
                .map(Sip2Flag::code)
                .toList();
    }
}
