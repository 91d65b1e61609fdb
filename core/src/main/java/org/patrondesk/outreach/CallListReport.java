package org.patrondesk.outreach;

import java.util.Map;
import org.patrondesk.person.Impersonal;

/**
 * What became of the candidates: candidates = selected + the refused.
 *
 * @param byBranch the selected
 * @param refused by the rule that left them out
 */
@Impersonal({"byBranch", "refused"})
public record CallListReport(long candidates, long selected, Map<String, Long> byBranch, Map<String, Long> refused) {}
