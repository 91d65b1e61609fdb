package org.patrondesk.proposal;

import org.patrondesk.analysis.Findings;

/**
 * Findings about a policy with the recorded decisions that each hits, ranked by them.
 *
 * @param basis the decisions; untold are those of which the facts do not say for every finding if they hit it
 */
public record CountedFindings(Findings findings, Basis basis) {}
