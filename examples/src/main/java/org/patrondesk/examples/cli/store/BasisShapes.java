package org.patrondesk.examples.cli.store;

import java.util.ArrayList;
import java.util.List;
import org.patrondesk.examples.cli.terminal.Counted;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.proposal.Basis;

/** What a report was made from, for programs and for people. */
public final class BasisShapes {
    private BasisShapes() {}

    public static JsonObject json(Basis basis) {
        return new JsonObject()
                .with("decisions", basis.decisions())
                .with("counted", basis.counted())
                .with("withoutFacts", basis.withoutFacts())
                .with("untold", basis.untold())
                .with("otherWords", basis.otherWords());
    }

    /** One sentence, with what cannot be counted and why. */
    public static String words(Basis basis) {
        List<String> aside = new ArrayList<>();
        if (basis.withoutFacts() > 0) {
            aside.add(Counted.number(basis.withoutFacts()) + " written down without facts");
        }
        if (basis.untold() > 0) {
            aside.add(Counted.number(basis.untold()) + " with too few facts to tell");
        }
        String counted =
                Counted.number(basis.counted()) + " of " + Counted.of(basis.decisions(), "decision") + " counted";
        String other = basis.otherWords() == 0
                ? ""
                : "; " + Counted.number(basis.otherWords()) + " were kept in the words of another policy";
        return counted + (aside.isEmpty() ? "" : ", but for " + String.join(" and ", aside)) + other + ".";
    }
}
