/** A real FOLIO rule file: the policy engine beside Drools as FOLIO uses it, over an independent reading of the file. */
@NullMarked
package org.patrondesk.benchmarks.folio;

import org.jspecify.annotations.NullMarked;
