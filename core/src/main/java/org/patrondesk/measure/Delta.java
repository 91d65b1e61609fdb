package org.patrondesk.measure;

import java.time.LocalDate;
import org.patrondesk.library.Branch;

/**
 * So many more of something, on a day in the tenant's zone.
 *
 * @param counter the name, such as {@code decisions}
 * @param label what is told apart within the counter, such as an outcome; may be empty
 */
public record Delta(String counter, Branch branch, LocalDate day, String label, long n) {}
