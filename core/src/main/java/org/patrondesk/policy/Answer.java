package org.patrondesk.policy;

import java.util.List;
import java.util.Map;

/** What a policy tells whoever asked, whichever rule says so. */
record Answer(Outcome outcome, List<String> require, List<String> instead, Map<String, Object> set) {}
