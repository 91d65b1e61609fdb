/**
 * FOLIO's circulation rules, read as they stand and turned into a policy that decides the same.
 *
 * <p>The language is read wholly. Priorities are computed here, once, and written as weights, so that whoever reads the
 * policy sees which rule goes before which.
 */
@NullMarked
package org.patrondesk.ils.folio;

import org.jspecify.annotations.NullMarked;
