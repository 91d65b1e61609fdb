/** The commands under {@code patrondesk policy}: files in, answers out, nothing kept. */
@NullMarked
package org.patrondesk.examples.cli.policy;

import org.jspecify.annotations.NullMarked;
