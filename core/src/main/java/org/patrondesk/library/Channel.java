package org.patrondesk.library;

import java.util.Locale;
import java.util.Optional;

/** The way a contact reached the library. */
public enum Channel {
    DESK,
    PHONE,
    EMAIL,
    CHAT,
    SMS,
    WEB,
    KIOSK,
    CURBSIDE,
    /** No person was in contact: a run over data. */
    BATCH;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The stable lower-case word for files and stores. */
    public String code() {
        return code;
    }

    /** Finds a channel by its code, in any case; empty for another word. */
    public static Optional<Channel> ofCode(String code) {
        for (Channel channel : values()) {
            if (channel.name().equalsIgnoreCase(code.strip())) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }
}
