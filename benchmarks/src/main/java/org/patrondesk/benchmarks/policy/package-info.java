/** The policy engine on made-up policies of fixed seed, beside other ways to decide the same. */
@NullMarked
package org.patrondesk.benchmarks.policy;

import org.jspecify.annotations.NullMarked;
