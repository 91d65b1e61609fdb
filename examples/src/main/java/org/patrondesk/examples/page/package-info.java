/** Self-contained HTML pages that a person can read, print and send on: the meeting's agenda and the demo's results. */
@NullMarked
package org.patrondesk.examples.page;

import org.jspecify.annotations.NullMarked;
