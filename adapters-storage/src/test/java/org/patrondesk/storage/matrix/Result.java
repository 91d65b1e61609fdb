package org.patrondesk.storage.matrix;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.journal.Answer;
import org.patrondesk.patron.MemberImport;
import org.patrondesk.patron.MemberRow;
import org.patrondesk.privacy.OwnData;
import org.patrondesk.trial.RunReport;

/**
 * What a call came to.
 *
 * @param answer as it was given; null for none
 * @param words the answer or the refusal in words, with what was handed over; ids are masked
 * @param work what the storage was asked to do for it
 */
record Result(Ending ending, @Nullable Object answer, String words, List<String> work) {
    private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    /** Makes a call that points at something as the table says. */
    static Result of(World world, String points, Supplier<@Nullable Object> call) {
        world.storage().work();
        world.handed().clear();
        Ending ending;
        String words;
        @Nullable Object answer = null;
        try {
            answer = call.get();
            ending = ending(answer, points);
            words = (answer instanceof Answer.Done<?> done && done.value() instanceof OwnData own
                            ? own.json()
                            : String.valueOf(answer))
                    + world.handed();
        } catch (AccessDenied e) {
            ending = Ending.DENIED;
            words = e.toString();
        }
        return new Result(
                ending,
                answer,
                words.replaceAll(ID, "<id>").replaceAll("run-\\d+", "<run>").replaceAll("@[0-9a-f]+", ""),
                world.storage().work());
    }

    private static Ending ending(@Nullable Object answer, String points) {
        if (has(answer, "WholeLibrary")) {
            return Ending.DENIED;
        }
        boolean pointless = points.equals("-") || points.equals("name");
        boolean nothing = answer instanceof Answer.NotFound
                || Optional.empty().equals(answer)
                || List.of().equals(answer)
                || Boolean.FALSE.equals(answer)
                || has(answer, "UnknownNo")
                || has(answer, "UnknownRecord")
                || (answer instanceof MemberImport.Report report
                        && isOutOfReach(report.rejected().keySet()))
                || (answer instanceof RunReport run
                        && isOutOfReach(run.rejected().keySet()));
        return nothing && !pointless ? Ending.NOT_FOUND : Ending.ANSWERED;
    }

    private static boolean isOutOfReach(Set<String> reasons) {
        return reasons.contains(MemberRow.BRANCH_OUT_OF_REACH);
    }

    private static boolean has(@Nullable Object answer, String code) {
        return answer instanceof Answer.Invalid<?> invalid
                && invalid.violations().stream()
                        .anyMatch(violation -> violation.code().equals(code));
    }
}
