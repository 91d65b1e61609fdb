/** Values every room speaks in: tenants, branches, channels, ids, references, periods. Nothing here touches a store. */
@NullMarked
@Api
package org.patrondesk.library;

import org.jspecify.annotations.NullMarked;
