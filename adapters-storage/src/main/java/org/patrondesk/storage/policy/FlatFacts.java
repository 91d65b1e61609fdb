package org.patrondesk.storage.policy;

import java.nio.CharBuffer;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.trial.RequestRow;
import org.patrondesk.vocabulary.Vocabulary;

/** Turns one flat JSON object into a request of a vocabulary. */
final class FlatFacts {
    private final Vocabulary vocabulary;
    private final boolean asksBranch;
    private final boolean asksChannel;

    FlatFacts(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.asksBranch = PlacedFacts.isAttribute(vocabulary, PlacedFacts.BRANCH);
        this.asksChannel = PlacedFacts.isAttribute(vocabulary, PlacedFacts.CHANNEL);
    }

    RequestRow row(long line, CharBuffer text) {
        Map<String, @Nullable Object> members;
        try {
            members = FlatObject.read(text);
        } catch (FlatFault malformed) {
            return new RequestRow.Rejected(line, NdjsonRequests.MALFORMED_JSON);
        }
        @Nullable Object branch = asksBranch ? null : members.remove(PlacedFacts.BRANCH);
        @Nullable Object channel = asksChannel ? null : members.remove(PlacedFacts.CHANNEL);
        Optional<Channel> known = channel(channel);
        if (known.isEmpty()) {
            return new RequestRow.Rejected(line, NdjsonRequests.UNKNOWN_CHANNEL);
        }
        try {
            return new RequestRow.Asked(line, vocabulary.facts(members), branch(branch), known.get());
        } catch (IllegalArgumentException unfit) {
            boolean allKnown = members.keySet().stream().allMatch(key -> PlacedFacts.isAttribute(vocabulary, key));
            return new RequestRow.Rejected(
                    line, allKnown ? NdjsonRequests.UNFIT_VALUE : NdjsonRequests.UNKNOWN_ATTRIBUTE);
        }
    }

    private static Branch branch(@Nullable Object given) {
        if (given == null) {
            return Branch.UNKNOWN;
        }
        if (given instanceof String code) {
            return new Branch(code);
        }
        throw new IllegalArgumentException("A branch is text.");
    }

    private static Optional<Channel> channel(@Nullable Object given) {
        if (given == null) {
            return Optional.of(Channel.BATCH);
        }
        return given instanceof String code ? Channel.ofCode(code) : Optional.empty();
    }
}
