/**
 * The kit for authors of adapters: extend {@link org.patrondesk.testkit.StorageKit}, say how to open the storage, and
 * every promise in the ports' javadoc is tested.
 */
@NullMarked
@Incubating
package org.patrondesk.testkit;

import org.jspecify.annotations.NullMarked;
import org.patrondesk.library.Incubating;
