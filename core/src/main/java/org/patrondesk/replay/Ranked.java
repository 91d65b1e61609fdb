package org.patrondesk.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.patrondesk.box.Box;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Verdict;

/** The parts of a policy's rules that can determine an answer, in the order of precedence. Immutable. */
final class Ranked {
    /** Stands for the place of no rule: the philosophy answers. */
    static final int NONE = -1;

    private final Policy policy;
    private final Piece[] pieces;
    private final int[] numbers;

    /** A part of a rule: what follows where. */
    record Piece(String rule, Outcome outcome, Box box) {}

    Ranked(Policy policy) {
        this.policy = policy;
        Outcome otherwise = policy.set().philosophy().otherwise();
        this.pieces = policy.regions().stream()
                .filter(region -> policy.canDetermine(region.rule()))
                .map(region ->
                        new Piece(region.rule().id(), region.rule().outcome().orElse(otherwise), region.box()))
                .toArray(Piece[]::new);
        Map<String, Integer> written = new HashMap<>();
        policy.set().rules().forEach(rule -> written.put(rule.id(), written.size()));
        this.numbers = Stream.of(pieces)
                .mapToInt(piece -> written.getOrDefault(piece.rule(), NONE))
                .toArray();
    }

    /** The place of a piece's rule in the order of writing. */
    int number(int rank) {
        return numbers[rank];
    }

    Policy policy() {
        return policy;
    }

    int size() {
        return pieces.length;
    }

    Piece piece(int rank) {
        return pieces[rank];
    }

    List<Piece> pieces() {
        return List.of(pieces);
    }

    Outcome outcome(int rank) {
        return rank == NONE ? policy.set().philosophy().otherwise() : pieces[rank].outcome();
    }

    String rule(int rank) {
        return rank == NONE ? Verdict.DEFAULT : pieces[rank].rule();
    }
}
