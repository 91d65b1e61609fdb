package org.patrondesk.ils.folio.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.vocabulary.Domain;

/** Reads the criteria and the policies of a line. */
public final class CriteriaReader {
    public static final String ALL = "all";

    private static final Set<String> WORDS =
            Set.of(ALL, "priority", "fallback-policy", "criterium", "number-of-criteria", "first-line", "last-line");
    private static final String LETTERS =
            "the criteria are m material type, t loan type, g patron group, a institution, "
                    + "b campus, c library and s location";
    private static final String POLICIES = "the policies are l loan, r request, n notice, o overdue and i lost item";

    private CriteriaReader() {}

    /** Reads up to the colon or the end of the line. */
    public static List<Criterion> criteria(Cursor line) {
        List<Criterion> criteria = new ArrayList<>();
        do {
            criteria.add(criterion(line));
        } while (line.skip("+"));
        if (!line.atEnd() && !line.sees(":")) {
            throw line.problem("Expected a name, '+' before the next criterion, or ':' before the policies.");
        }
        return criteria;
    }

    private static Criterion criterion(Cursor line) {
        Letter letter = line.peek()
                .flatMap(token -> Letter.of(token.text()))
                .orElseThrow(() -> line.problem(line.peek()
                                .filter(Token::isWord)
                                .map(token -> "'" + token.text() + "' is no criterion; ")
                                .orElse("A criterion is missing here; ")
                        + LETTERS + "."));
        line.next(LETTERS);
        if (line.skip(ALL)) {
            if (line.sees("!") || line.peek().filter(Token::isWord).isPresent()) {
                throw line.problem("'all' stands alone; remove it or the names beside it, or write '+' before the next"
                        + " criterion.");
            }
            return new Criterion(letter, List.of(), false);
        }
        return named(line, letter);
    }

    private static Criterion named(Cursor line, Letter letter) {
        List<Token> names = new ArrayList<>();
        boolean negated = line.sees("!");
        while (line.sees("!") || line.peek().filter(Token::isWord).isPresent()) {
            if (negated != line.sees("!")) {
                throw line.problem("Some names here have '!' and some have not; write '!' before all of them or none.");
            }
            if (line.skip("!") && line.peek().filter(Token::isWord).isEmpty()) {
                throw line.problem("A name is missing after '!'.");
            }
            names.add(name(line));
        }
        if (names.isEmpty()) {
            throw line.problem(
                    "A " + letter.words() + " is missing after '" + letter.sign() + "'; write its name, or 'all'.");
        }
        return new Criterion(letter, names, negated);
    }

    private static Token name(Cursor line) {
        Token name = line.nextWord("A name is missing here.");
        if (Letter.of(name.text()).isPresent()) {
            throw line.problem(name, "'" + name.text() + "' starts another criterion; write '+' before it.");
        }
        if (PolicyLetter.of(name.text()).isPresent()) {
            throw line.problem(name, "'" + name.text() + "' starts a policy; write ':' before the policies.");
        }
        return notReserved(line, name);
    }

    private static Token notReserved(Cursor line, Token name) {
        if (name.is(ALL)) {
            throw line.problem(name, "'all' stands alone, without '!' and without names beside it.");
        }
        if (WORDS.contains(name.text())) {
            throw line.problem(name, "'" + name.text() + "' is a word of the language and cannot be a name.");
        }
        if (name.is(Domain.OTHER)) {
            // Every list of values has this one for whatever it does not name.
            throw line.problem(name, "'other' means whatever is not listed and cannot be a name; rename it.");
        }
        return name;
    }

    /** Reads the colon and five policies up to the end of the line. */
    public static Map<PolicyLetter, Token> policies(Cursor line) {
        Token colon = line.next("The policies are missing; write ':' and one of each of l, r, n, o and i.");
        if (!colon.is(":")) {
            throw line.problem(colon, "Expected ':' before the policies.");
        }
        Map<PolicyLetter, Token> policies = new EnumMap<>(PolicyLetter.class);
        while (policies.isEmpty() || !line.atEnd()) {
            policy(line, policies);
        }
        if (policies.size() < PolicyLetter.values().length) {
            throw line.problem(colon, missing(policies.keySet()));
        }
        return policies;
    }

    private static void policy(Cursor line, Map<PolicyLetter, Token> policies) {
        Token sign = line.next("The policies are missing after ':'; write one of each of l, r, n, o and i.");
        PolicyLetter letter = PolicyLetter.of(sign.text()).orElseThrow(() -> unknown(line, sign));
        String missing = "The name of the " + letter.words() + " is missing after '" + sign.text() + "'.";
        boolean named = line.peek()
                .filter(token -> Letter.of(token.text()).isEmpty())
                .filter(token -> PolicyLetter.of(token.text()).isEmpty())
                .isPresent();
        if (!named) {
            throw line.problem(missing);
        }
        Token name = line.nextWord(missing);
        if (WORDS.contains(name.text())) {
            throw line.problem(name, "'" + name.text() + "' is a word of the language and cannot be a name.");
        }
        if (policies.put(letter, name) != null) {
            throw line.problem(sign, "The " + letter.words() + " stands twice; keep one.");
        }
    }

    private static PolicyProblem unknown(Cursor line, Token sign) {
        return line.problem(sign, "'" + sign.text() + "' is no policy; " + POLICIES + ", each with one name.");
    }

    private static String missing(Set<PolicyLetter> present) {
        String missing = Arrays.stream(PolicyLetter.values())
                .filter(letter -> !present.contains(letter))
                .map(letter -> letter.words() + " (" + letter.sign() + ")")
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "The %s is missing; a line names one of each of l, r, n, o and i, or none at all.",
                missing);
    }
}
