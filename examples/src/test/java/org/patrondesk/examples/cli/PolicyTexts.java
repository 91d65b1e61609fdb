package org.patrondesk.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files for the commands under {@code policy}. */
public final class PolicyTexts {
    /** A policy with a day, a personal fact, a list of words and outputs. */
    public static final String ROOMS = """
            policySet: rooms
            version: 7
            philosophy: {default: yes, unknownFact: ask}
            tiers: [law, board, desk]
            attributes:
              people: {int: 1..40, changeable: true}
              age: {int: 0..120, personal: true, bands: [16]}
              purpose: {enum: [study, party], changeable: true}
            rules:
              - id: rooms.party
                tier: board
                when: {purpose: party}
                decide: no
                because: {en: The walls are thin., es: Las paredes son finas.}
                say: {en: Not for parties., es: No para fiestas.}
                instead: The hall
              - id: rooms.many
                tier: board
                when: {people: 9..}
                decide: conditional
                require: Book a day ahead
              - id: rooms.closed
                tier: law
                effective: 2026-12-24..2026-12-26
                decide: no
              - {id: rooms.keys, tier: desk, when: {age: 16..}, set: {key: true, hours: 2}}
            offerings:
              - {id: study-alone, needs: {purpose: study}, must: be-possible}
            expect:
              - {request: {purpose: party, people: 2, age: 30}, decide: no, asOf: 2026-11-22}
              - {request: {purpose: study, people: 2, age: 30}, decide: yes, by: default, asOf: 2026-11-22}
            """;

    private PolicyTexts() {}

    public static String file(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    public static String rooms(Path folder) throws IOException {
        return file(folder, "rooms.yaml", ROOMS);
    }
}
