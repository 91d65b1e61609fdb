package org.patrondesk.outreach;

import java.util.Map;

/**
 * What became of the candidates: candidates = selected + the refused.
 *
 * @param byBranch the selected
 * @param refused by the rule that left them out
 */
public record CallListReport(long candidates, long selected, Map<String, Long> byBranch, Map<String, Long> refused) {}
