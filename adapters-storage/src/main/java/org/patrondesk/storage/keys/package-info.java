/** Where keys are kept, apart from the data that is sealed with them. */
@NullMarked
@Incubating
package org.patrondesk.storage.keys;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
