package org.patrondesk.storage.policy;

import java.nio.CharBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Vocabulary;

/** Turns the text of a request into facts, or says what is wrong and where. Immutable. */
final class PlacedFacts {
    static final String BRANCH = "branch";
    static final String CHANNEL = "channel";

    private static final String NO_BRANCH = "A branch is text of 1 to 100 characters; write its code.";
    private static final String NO_CHANNEL =
            "A channel is one of desk, phone, email, chat, sms, web, kiosk, curbside and batch; write one of them.";

    private final Vocabulary vocabulary;
    private final boolean asksBranch;
    private final boolean asksChannel;

    PlacedFacts(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.asksBranch = isAttribute(vocabulary, BRANCH);
        this.asksChannel = isAttribute(vocabulary, CHANNEL);
    }

    /** The facts; where a request came from, as {@link NdjsonRequests} takes it, is checked and left out. */
    Facts read(CharBuffer text) throws FlatFault {
        Map<String, @Nullable Object> members = FlatObject.read(text);
        leaveOutOrigin(text, members);
        try {
            return vocabulary.facts(members);
        } catch (IllegalArgumentException unfit) {
            throw fault(text, members);
        }
    }

    private void leaveOutOrigin(CharBuffer text, Map<String, @Nullable Object> members) throws FlatFault {
        if (!asksBranch && !isBranch(members.remove(BRANCH))) {
            throw FlatObject.faultAt(text, BRANCH, true, NO_BRANCH);
        }
        if (!asksChannel && !isChannel(members.remove(CHANNEL))) {
            throw FlatObject.faultAt(text, CHANNEL, true, NO_CHANNEL);
        }
    }

    private static boolean isBranch(@Nullable Object given) {
        if (given == null) {
            return true;
        }
        try {
            return given instanceof String code && !new Branch(code).code().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isChannel(@Nullable Object given) {
        return given == null
                || (given instanceof String code && Channel.ofCode(code).isPresent());
    }

    /** Whether facts may name this attribute, by its id or a former one. */
    static boolean isAttribute(Vocabulary vocabulary, String key) {
        if (vocabulary.find(key).isPresent()) {
            return true;
        }
        try {
            return vocabulary.facts(Collections.singletonMap(key, null)).isEmpty();
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    /** The first member that cannot be taken, after those before it. */
    private FlatFault fault(CharBuffer text, Map<String, @Nullable Object> members) {
        Map<String, @Nullable Object> taken = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
            taken.put(member.getKey(), member.getValue());
            try {
                vocabulary.facts(taken);
            } catch (IllegalArgumentException unfit) {
                boolean known = isAttribute(vocabulary, member.getKey());
                return FlatObject.faultAt(text, member.getKey(), known, sentence(member.getKey(), known, unfit));
            }
        }
        throw new IllegalStateException("Facts that cannot be taken have a member that cannot.");
    }

    private static String sentence(String key, boolean known, IllegalArgumentException unfit) {
        return known || FileTexts.isPlain(key)
                ? String.valueOf(unfit.getMessage())
                : "The policy has no attribute of this name.";
    }
}
