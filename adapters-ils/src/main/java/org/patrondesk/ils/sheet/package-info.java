/**
 * Sheets that libraries pass around: one reader for CSV and XLSX, one writer for each.
 *
 * <p>Reading streams, so a sheet of a million rows needs no more memory than one of ten. The exception is the table of
 * shared texts of an XLSX file, which that format makes every reader keep.
 */
@NullMarked
package org.patrondesk.ils.sheet;

import org.jspecify.annotations.NullMarked;
