/** What a privacy officer does: a person's own data, erasure, legal holds, retention. */
@NullMarked
package org.patrondesk.examples.cli.privacy;

import org.jspecify.annotations.NullMarked;
