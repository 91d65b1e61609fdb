/** Programs that embed the SDK: a quick start, and below this package the command line. */
@NullMarked
package org.patrondesk.examples;

import org.jspecify.annotations.NullMarked;
