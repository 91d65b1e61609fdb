package org.patrondesk.message;

import org.patrondesk.library.Spi;

/** A courier whose provider can be asked later what became of a message. */
@Spi
public interface Tracer extends Courier {
    /**
     * Whether the provider has taken a message with this id; asked before a message is sent once more.
     *
     * <p>courier-5: true only when the provider is sure; false also when it cannot say, or cannot be reached.
     */
    boolean took(String messageId);
}
