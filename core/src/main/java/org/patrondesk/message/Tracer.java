package org.patrondesk.message;

import org.patrondesk.library.Spi;

/** A courier whose provider can be asked later what became of a message. */
@Spi
public interface Tracer extends Courier {
    /** What the provider knows of a message. */
    enum Trace {
        /** It was taken. */
        ACCEPTED,
        /** It was not taken, and no attempt made before now will still be. */
        NEVER_TAKEN,
        /** The provider cannot say. */
        UNSURE
    }

    /** courier-5: {@code ACCEPTED} and {@code NEVER_TAKEN} only when the provider is sure. */
    Trace trace(String messageId);
}
