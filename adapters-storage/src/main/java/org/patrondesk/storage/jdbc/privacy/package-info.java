/** The stores over what is about persons, and what removes it, for every dialect. Not exported. */
@NullMarked
package org.patrondesk.storage.jdbc.privacy;

import org.jspecify.annotations.NullMarked;
