/** Reads the text of a rule file: its lines, words and signs, with the place of each. Not exported. */
@NullMarked
package org.patrondesk.ils.folio.text;

import org.jspecify.annotations.NullMarked;
