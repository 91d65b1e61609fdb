package org.patrondesk.ils.folio;

import java.util.Set;
import org.patrondesk.ils.folio.text.Letter;

/** A criterion that restricts, with the ids it names or, when negated, excludes. */
record Condition(Letter letter, Set<String> ids, boolean negated) {}
