package org.patrondesk.journal;

import org.patrondesk.person.Impersonal;

/**
 * One thing wrong with a command.
 *
 * @param path the field, such as {@code asked}
 * @param code the stable name of the constraint, such as {@code NotBlank}
 * @param message one sentence for a person; never holds the value
 */
@Impersonal({"path", "code", "message"})
public record Violation(String path, String code, String message) {}
