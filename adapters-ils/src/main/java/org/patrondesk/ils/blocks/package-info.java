/** The codes by which ILSs say no, and the rules of ours that they stand for. */
@NullMarked
@Incubating
package org.patrondesk.ils.blocks;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
