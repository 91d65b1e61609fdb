package org.patrondesk.person;

import java.util.UUID;
import javax.crypto.SecretKey;

/**
 * One key of a vault. Its secret stays in the process: never in a log, a message or beside the data.
 *
 * @param vault the vault that has it
 * @param id its own name, given once and never again; stands in each text that was sealed with it
 * @param secret 256 bits
 */
public record DataKey(UUID vault, UUID id, Sensitive<SecretKey> secret) {}
