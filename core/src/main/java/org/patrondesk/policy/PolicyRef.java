package org.patrondesk.policy;

import org.patrondesk.library.ContentHash;

/** Which policy, exactly. */
public record PolicyRef(String id, String version, ContentHash hash) {}
