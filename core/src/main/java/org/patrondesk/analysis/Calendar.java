package org.patrondesk.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patrondesk.policy.Rule;

/** Rules whose days are over, or that were to be looked at before the day. */
final class Calendar {
    private final Ground ground;

    Calendar(Ground ground) {
        this.ground = ground;
    }

    List<Draft> expired() {
        List<Draft> drafts = new ArrayList<>();
        for (Rule rule : ground.policy().set().rules()) {
            Optional<LocalDate> last = rule.effective().until().filter(this::isOver);
            last.ifPresent(day -> drafts.add(draft(
                    FindingKind.NEVER_EFFECTIVE,
                    rule,
                    "Delete rule '" + rule.id() + "'.",
                    "Rule '" + rule.id() + "' has expired: its last day was " + day + ".")));
        }
        return drafts;
    }

    List<Draft> overdue() {
        List<Draft> drafts = new ArrayList<>();
        for (Rule rule : ground.policy().set().rules()) {
            Optional<LocalDate> review = rule.words().review().filter(this::isOver);
            boolean expired = rule.effective().until().filter(this::isOver).isPresent();
            if (review.isPresent() && !expired) {
                drafts.add(draft(
                        FindingKind.REVIEW_OVERDUE,
                        rule,
                        "Look at rule '" + rule.id() + "' again and write down the next day of review.",
                        "Rule '" + rule.id() + "' was to be looked at again by " + review.get() + "."));
            }
        }
        return drafts;
    }

    private boolean isOver(LocalDate last) {
        return last.isBefore(ground.day());
    }

    private Draft draft(FindingKind kind, Rule rule, String edit, String sentence) {
        List<Part> parts = ground.parts(rule);
        Map<String, Object> witness =
                parts.isEmpty() ? Map.of() : ground.request(parts.get(0).box());
        Area area = new Area(rule.id(), parts.stream().map(Part::box).toList(), Area.Answers.ANY);
        return new Draft(kind, area, () -> new Finding(kind, List.of(rule.id()), "", witness, 0, edit, sentence));
    }
}
