package org.patrondesk.proposal;

import java.math.BigInteger;
import org.patrondesk.policy.PolicyRef;
import org.patrondesk.replay.Relaxation;

/**
 * The small edits of a policy, with what each would change of recorded decisions.
 *
 * @param basis the decisions; untold are those of which the kept facts leave open what the policy answers, or by which rule
 * @param domain how many requests there can be at all; where the policy has a day, each day counts apart
 */
public record RelaxationReport(PolicyRef policy, Basis basis, BigInteger domain, Relaxation table) {}
