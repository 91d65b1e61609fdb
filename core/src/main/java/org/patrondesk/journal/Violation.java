package org.patrondesk.journal;

/**
 * One thing wrong with a command.
 *
 * @param path the field, such as {@code asked}
 * @param code the stable name of the constraint, such as {@code NotBlank}
 * @param message one sentence for a person; never holds the value
 */
public record Violation(String path, String code, String message) {}
