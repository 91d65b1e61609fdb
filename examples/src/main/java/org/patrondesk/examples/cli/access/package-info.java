/** Who may do what. */
@NullMarked
package org.patrondesk.examples.cli.access;

import org.jspecify.annotations.NullMarked;
