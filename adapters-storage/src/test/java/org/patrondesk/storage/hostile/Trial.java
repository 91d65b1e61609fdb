package org.patrondesk.storage.hostile;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.IdempotencyConflict;
import org.patrondesk.journal.Violation;
import org.patrondesk.testkit.HostileTexts;
import org.patrondesk.testkit.HostileTexts.HostileText;

/** Tries hostile texts in the places of one call. One thread. */
final class Trial {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    /** How often a call may be slow before it is the call's fault and not the machine's. */
    private static final int PATIENCE = 3;

    private final HostileDesk desk;
    private final Call call;

    Trial(HostileDesk desk, Call call) {
        this.desk = desk;
        this.call = call;
    }

    List<String> paths(Predicate<Place> which) {
        return call.places(desk.arguments(call)).stream()
                .filter(which)
                .map(Place::path)
                .toList();
    }

    /** What is wrong with how the call takes this text in this place; empty when it keeps or refuses it. */
    Optional<String> of(String path, HostileText text) {
        Optional<String> wrong = Optional.empty();
        for (int i = 0; i < PATIENCE; i++) {
            Object[] good = desk.arguments(call);
            Place place = call.places(good).stream()
                    .filter(each -> each.path().equals(path))
                    .findFirst()
                    .orElseThrow();
            long start = System.nanoTime();
            wrong = once(place, text.value());
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            if (wrong.isEmpty() && taken.compareTo(LIMIT) > 0) {
                wrong = Optional.of("took " + taken);
            } else {
                break;
            }
        }
        return wrong.map(what -> call + ", " + path + ", " + text + ": " + what);
    }

    private Optional<String> once(Place place, String text) {
        try {
            Object[] hostile = (Object[]) place.with().apply(text);
            Object answer = call.on(desk.session(), hostile);
            if (answer instanceof Answer.Done<?> done) {
                return done(place, text, hostile, done);
            }
            return answer instanceof Answer.Invalid<?> invalid ? invalid(invalid.violations()) : Optional.empty();
        } catch (IllegalArgumentException refused) {
            return sentence(String.valueOf(refused.getMessage()));
        } catch (IdempotencyConflict used) {
            // In one store the same text is the key of several calls, where none is left out.
            return place.path().endsWith("key")
                    ? sentence(String.valueOf(used.getMessage()))
                    : Optional.of("threw " + used);
        } catch (RuntimeException unexpected) {
            return Optional.of("threw " + unexpected);
        }
    }

    private Optional<String> done(Place place, String text, Object[] hostile, Answer.Done<?> done) {
        String path = place.path();
        if (path.endsWith("key")) {
            Object again = call.on(desk.session(), hostile);
            return again.toString().equals(done.toString()) ? Optional.empty() : Optional.of("the key was forgotten");
        }
        // Facts are kept in the words of the vocabulary, and a rule that a system names is only looked up.
        boolean reworded = path.contains("facts")
                || (path.equals("rule") && call.toString().contains("NativeNo"));
        String expected = path.endsWith("branch.code") ? text.strip() : text;
        return reworded || desk.kept(done, hostile).contains(expected)
                ? Optional.empty()
                : Optional.of("was done, and the text was not kept as it is");
    }

    private static Optional<String> invalid(List<Violation> violations) {
        return violations.stream()
                .flatMap(each -> each.path().isBlank() || each.code().isBlank()
                        ? Optional.of("a violation without path or code").stream()
                        : sentence(each.message()).stream())
                .findFirst();
    }

    /** A refusal is one line, and of a length that a person reads. */
    private static Optional<String> sentence(String message) {
        if (message.contains(HostileTexts.MARK)) {
            return Optional.of("the refusal holds the text");
        }
        boolean oneLine = message.chars().noneMatch(Character::isISOControl);
        return oneLine && message.length() < 2_000 ? Optional.empty() : Optional.of("the refusal is no sentence");
    }
}
