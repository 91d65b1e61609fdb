package org.patrondesk.vocabulary;

import java.util.List;
import org.patrondesk.library.Text;

/**
 * One fact a policy may ask about.
 *
 * @param id the name in files and stores; never used again for another meaning
 * @param changeable whether the patron could come back with another value
 * @param personal whether the value tells about a person; kept as a band where the kind has an order
 * @param was former ids, under which facts may have been kept
 * @param label what people call it; empty where the id says it
 */
public record Attribute(String id, Domain domain, boolean changeable, boolean personal, List<String> was, Text label) {
    public Attribute {
        was = List.copyOf(was);
    }

    /** An attribute that is not personal and never had another id. */
    public Attribute(String id, Domain domain, boolean changeable) {
        this(id, domain, changeable, false, List.of(), Text.NONE);
    }
}
