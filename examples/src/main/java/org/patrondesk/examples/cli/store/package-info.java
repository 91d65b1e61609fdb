/** The options of the commands that touch a store. */
@NullMarked
package org.patrondesk.examples.cli.store;

import org.jspecify.annotations.NullMarked;
