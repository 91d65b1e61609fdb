/** The pages' snippets, compiled and run, and the rules the pages keep. */
@NullMarked
package org.patrondesk.docs;

import org.jspecify.annotations.NullMarked;
