package org.patrondesk.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.Expectation;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.replay.DecisionLog;
import org.patrondesk.replay.LogReplay;
import org.patrondesk.replay.Replay;
import org.patrondesk.schema.PolicyReader;

/** Makes new versions of a policy out of changed trees, and replays decisions under them. Immutable. */
final class CandidateMaking {
    private final Policy policy;
    private final LogReplay now;

    CandidateMaking(Policy policy, DecisionLog log) {
        this.policy = policy;
        this.now = log.replay(policy);
    }

    /**
     * The changed policy with the examples that it still meets, and with a version of its own.
     *
     * @param tree the changed policy without examples
     */
    RuleProposal.Candidate of(StoredObject tree) {
        Policy changed = Policy.ofKept(PolicyReader.readKept(tree));
        List<Object> kept = new ArrayList<>();
        List<?> written = policy.set().stored().list("expect");
        for (int i = 0; i < policy.set().expectations().size(); i++) {
            Expectation example = policy.set().expectations().get(i);
            if (example.isMetBy(changed.decide(example.request(), policy.set().vocabulary()))) {
                kept.add(written.get(i));
            }
        }
        StoredObject whole = withoutLeftOvers(tree.with("expect", kept), changed.set());
        String version =
                policy.set().version() + "-proposed-" + whole.hash().hex().substring(0, 8);
        PolicySet set = PolicyReader.readKept(whole.with("version", version));
        return new RuleProposal.Candidate(set, policy.set().expectations().size() - kept.size(), replayed(changed));
    }

    /** Without the translations of texts that only the policy before had. */
    private StoredObject withoutLeftOvers(StoredObject tree, PolicySet changed) {
        Set<String> gone = policy.set().translatable();
        gone.removeAll(changed.translatable());
        if (gone.isEmpty() || !tree.has("translations")) {
            return tree;
        }
        Map<String, Object> languages = new TreeMap<>();
        StoredObject written = tree.object("translations");
        for (String language : written.keys()) {
            Map<String, Object> texts = new TreeMap<>();
            StoredObject all = written.object(language);
            for (String text : all.keys()) {
                if (!gone.contains(text)) {
                    texts.put(text, all.text(text));
                }
            }
            languages.put(language, texts);
        }
        return tree.with("translations", languages);
    }

    /** Where the last rule with a day is gone, the candidate no longer asks for one, and the log cannot be asked. */
    private Replay.Report replayed(Policy changed) {
        if (changed.set().vocabulary().equals(policy.set().vocabulary())) {
            return now.edited(changed).report();
        }
        String gone = policy.set().rules().stream()
                .map(rule -> rule.id())
                .filter(id -> changed.set().rule(id).isEmpty())
                .findFirst()
                .orElseThrow();
        return now.edited(policy.without(gone)).report();
    }
}
