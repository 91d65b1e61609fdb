/** Policies as JSON and YAML files, requests as JSON. Every refusal names file, line and column, and quotes no more than a word. */
@NullMarked
@Incubating
package org.patrondesk.storage.policy;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
