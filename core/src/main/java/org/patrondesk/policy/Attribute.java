package org.patrondesk.policy;

/**
 * One fact a policy may ask about.
 *
 * @param id the name in files and stores; never used again for another meaning
 * @param changeable whether the patron could come back with another value
 */
public record Attribute(String id, Domain domain, boolean changeable) {}
