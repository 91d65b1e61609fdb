package org.patrondesk.decision;

import java.util.Optional;
import org.patrondesk.library.Characters;
import org.patrondesk.library.Period;
import org.patrondesk.person.Impersonal;

/** Which decisions: one kind or one named run, and when recorded. */
@Impersonal("run")
public record DecisionSelection(DecisionKind kind, Optional<String> run, Optional<Period> recorded) {
    public DecisionSelection {
        if (!run.map(Characters::areStorable).orElse(true)) {
            throw new IllegalArgumentException("The name of a run has neither U+0000 nor half characters.");
        }
    }

    public static DecisionSelection said() {
        return new DecisionSelection(DecisionKind.SAID, Optional.empty(), Optional.empty());
    }

    public static DecisionSelection shadow() {
        return new DecisionSelection(DecisionKind.SHADOW, Optional.empty(), Optional.empty());
    }

    public static DecisionSelection run(String name) {
        return new DecisionSelection(DecisionKind.WHAT_IF, Optional.of(name), Optional.empty());
    }

    /** The decisions of this run, or the said ones when no run is named. */
    public static DecisionSelection runOrSaid(Optional<String> name) {
        return name.map(DecisionSelection::run).orElse(said());
    }

    public DecisionSelection during(Period period) {
        return new DecisionSelection(kind, run, Optional.of(period));
    }

    /** Whether the decision is selected; what every store's query must agree with. */
    public boolean covers(Decision decision) {
        return decision.kind() == kind
                && run.map(name -> decision.run()
                                .map(place -> place.run().equals(name))
                                .orElse(false))
                        .orElse(true)
                && recorded.map(period -> period.contains(decision.at())).orElse(true);
    }
}
