/** Pure algebra on boxes over integer ordinals. Not exported. */
@NullMarked
package org.patrondesk.box;

import org.jspecify.annotations.NullMarked;
