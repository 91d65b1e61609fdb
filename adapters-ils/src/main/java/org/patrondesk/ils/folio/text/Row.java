package org.patrondesk.ils.folio.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line of criteria.
 *
 * @param within the line whose nest it stands in
 * @param policies none when the line only opens a nest
 */
public record Row(
        Line line, List<Criterion> criteria, @Nullable Row within, Map<PolicyLetter, Token> policies) {
    public boolean decides() {
        return !policies.isEmpty();
    }

    /** The criteria of the nests around it, outermost first, and then its own. */
    public List<Criterion> allCriteria() {
        List<Criterion> all = within == null ? new ArrayList<>() : within.allCriteria();
        all.addAll(criteria);
        return all;
    }

    public Set<Letter> letters() {
        EnumSet<Letter> letters = EnumSet.noneOf(Letter.class);
        allCriteria().forEach(criterion -> letters.add(criterion.letter()));
        return letters;
    }
}
