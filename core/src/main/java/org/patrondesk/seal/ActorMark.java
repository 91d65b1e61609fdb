package org.patrondesk.seal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.patrondesk.library.ContentHash;

/**
 * What stands for an event's actor under its seal, so that the actor can be forgotten and the seal still holds.
 *
 * <p>A SHA-256 over 128 random bits, the salt, and the actor. With the salt it proves who it was; without, as when the actor
 * is forgotten, nobody finds out by trying all of the staff. Immutable.
 */
public final class ActorMark {
    private static final byte[] FORM = "patrondesk-actor-1\n".getBytes(StandardCharsets.UTF_8);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT = 16;

    private final byte @Nullable [] salt;
    private final byte[] hash;

    private ActorMark(byte @Nullable [] salt, byte[] hash) {
        this.salt = salt;
        this.hash = hash;
    }

    /** A new one, unlike every other, even of the same actor. */
    public static ActorMark of(String actor) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return new ActorMark(salt, hash(salt, actor));
    }

    /**
     * One as a store kept it.
     *
     * @param salt null when the actor is forgotten
     */
    public static ActorMark kept(byte @Nullable [] salt, byte[] hash) {
        return new ActorMark(salt == null ? null : salt.clone(), hash.clone());
    }

    private static byte[] hash(byte[] salt, String actor) {
        byte[] name = actor.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[FORM.length + salt.length + name.length];
        System.arraycopy(FORM, 0, all, 0, FORM.length);
        System.arraycopy(salt, 0, all, FORM.length, salt.length);
        System.arraycopy(name, 0, all, FORM.length + salt.length, name.length);
        return ContentHash.digest(all);
    }

    /** Whether this stands for the actor; when the actor is forgotten, for the empty one alone. */
    public boolean fits(String actor) {
        return salt == null ? actor.isEmpty() : MessageDigest.isEqual(hash, hash(salt, actor));
    }

    public boolean isForgotten() {
        return salt == null;
    }

    /** The same, when the actor is forgotten. */
    public ActorMark forgotten() {
        return new ActorMark(null, hash);
    }

    /** For a store: the salt; null when the actor is forgotten. */
    public byte @Nullable [] salt() {
        return salt == null ? null : salt.clone();
    }

    /** For a store: the hash, of 32 bytes. */
    public byte[] hash() {
        return hash.clone();
    }

    /** What the seal covers. */
    public String text() {
        return "sha256:" + HexFormat.of().formatHex(hash);
    }

    @Override
    public String toString() {
        return text();
    }
}
