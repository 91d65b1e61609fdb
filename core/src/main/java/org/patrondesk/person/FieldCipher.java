package org.patrondesk.person;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals one text for one place, so that it can be read only with its key and only there.
 *
 * <p>AES-256 in Galois/Counter Mode (NIST SP 800-38D) of the JDK, a random nonce of 96 bits for each text, a tag of 128
 * bits. Random nonces allow 2³² texts under one key (ibid., 8.3); a library that writes more rotates it. Safe for use by
 * many threads.
 */
public final class FieldCipher {
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();

    /**
     * The sealed form: {@code pd1.} and letters of base64url. 84 characters and about four thirds of the text.
     *
     * @throws IllegalArgumentException for a text with half a character, which UTF-8 cannot carry
     */
    public String seal(DataKey key, FieldPlace place, String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        if (!new String(plain, StandardCharsets.UTF_8).equals(text)) {
            throw new IllegalArgumentException("A text has half a character; send whole characters.");
        }
        byte[] nonce = new byte[SealedText.NONCE];
        random.nextBytes(nonce);
        try {
            byte[] bytes = cipher(Cipher.ENCRYPT_MODE, key, nonce, place).doFinal(plain);
            return new SealedText(key.vault(), key.id(), nonce, bytes).text();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot seal texts; AES/GCM/NoPadding is needed.", e);
        }
    }

    /**
     * The text that was sealed at this place with this key.
     *
     * @throws FieldUnreadable when it was changed, sealed with another key, moved from elsewhere, or never sealed
     */
    public String open(DataKey key, FieldPlace place, String kept) {
        SealedText found = SealedText.of(kept)
                .filter(text -> text.key().equals(key.id()) && text.vault().equals(key.vault()))
                .orElseThrow(() -> new FieldUnreadable(place.entity(), place.field()));
        try {
            byte[] plain =
                    cipher(Cipher.DECRYPT_MODE, key, found.nonce(), place).doFinal(found.bytes());
            return new String(plain, StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw new FieldUnreadable(place.entity(), place.field());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot open texts; AES/GCM/NoPadding is needed.", e);
        }
    }

    private static Cipher cipher(int mode, DataKey key, byte[] nonce, FieldPlace place)
            throws GeneralSecurityException {
        Cipher cipher = begun(mode, key.secret().reveal(), nonce);
        cipher.updateAAD(SealedText.header(key.vault(), key.id()));
        cipher.updateAAD(place.bytes());
        return cipher;
    }

    /** The bare cipher, as the known answers of its standard have it. */
    static Cipher begun(int mode, SecretKey secret, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, Arrays.copyOf(nonce, nonce.length)));
        return cipher;
    }
}
