/** What a kill at any moment must not destroy. */
@NullMarked
package org.patrondesk.examples.kill;

import org.jspecify.annotations.NullMarked;
