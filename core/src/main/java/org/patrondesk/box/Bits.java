package org.patrondesk.box;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A row of bits, compared by content. */
public final class Bits {
    private final long[] words;
    private final int hash;

    public Bits(long[] words) {
        this.words = words;
        this.hash = Arrays.hashCode(words);
    }

    public long[] words() {
        return words;
    }

    public Bits and(Bits other) {
        long[] common = words.clone();
        for (int i = 0; i < common.length; i++) {
            common[i] &= other.words[i];
        }
        return new Bits(common);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bits that && hash == that.hash && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
