package org.patrondesk.patron;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Journal;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Characters;
import org.patrondesk.person.Impersonal;

/**
 * Imports members from a source, in transactions of {@value #CHUNK} rows.
 *
 * <p>A row's identity is its key: an import that was cut off, or is run again, adds only what is missing. Safe for use
 * by many threads; each import is one thread's.
 */
public final class MemberImport {
    /** Rows per transaction. */
    public static final int CHUNK = 2_000;

    private final Storage storage;
    private final Journal journal;
    private final Supplier<Scope> permitted;

    /**
     * Imports for this actor.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not import members
     */
    public MemberImport(Storage storage, Journal journal, Guard guard, ActorContext context) {
        this.storage = storage;
        this.journal = journal;
        this.permitted = () -> guard.permit(context, Permission.IMPORT_MEMBERS);
        guard.permit(context, Permission.IMPORT_MEMBERS);
    }

    /** What became of the rows. The counts of read rows, by reason, hold rows that were repaired in more than one way. */
    @Impersonal({"rejected", "repaired"})
    public record Report(
            long read, long imported, long unchanged, Map<String, Long> rejected, Map<String, Long> repaired) {}

    /** Sees the import go on. Called on the importing thread. */
    public interface Observer {
        /** A row was rejected, or kept with a flag. */
        default void row(long line, String reason, boolean rejected) {}

        /** All rows up to this count are read, and durable unless rejected. */
        default void committed(long rowsRead) {}
    }

    /**
     * Reads the source to its end.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not import members any more; what was told to be durable is
     */
    public Report run(MemberSource source, Observer observer) {
        return new Run(observer).all(source);
    }

    private final class Run {
        private final Observer observer;
        private final Occurrences occurrences = new Occurrences();
        private final Map<String, Long> rejected = new TreeMap<>();
        private final Map<String, Long> repaired = new TreeMap<>();
        private final List<Member> chunk = new ArrayList<>(CHUNK);
        private Scope scope = permitted.get();
        private long read;
        private long imported;
        private long unchanged;

        Run(Observer observer) {
            this.observer = observer;
        }

        Report all(MemberSource source) {
            for (@Nullable MemberRow row = source.next(); row != null; row = source.next()) {
                read++;
                take(row);
                if (chunk.size() == CHUNK) {
                    flush();
                }
            }
            flush();
            return new Report(read, imported, unchanged, rejected, repaired);
        }

        private void take(MemberRow row) {
            if (row instanceof MemberRow.Rejected wrong) {
                count(rejected, wrong.reason(), row.line(), true);
            } else if (row instanceof MemberRow.Accepted foreign && !scope.covers(foreign.branch())) {
                count(rejected, MemberRow.BRANCH_OUT_OF_REACH, row.line(), true);
            } else if (row instanceof MemberRow.Accepted odd && !isFit(odd)) {
                count(rejected, MemberRow.UNFIT_TEXT, row.line(), true);
            } else if (row instanceof MemberRow.Accepted good) {
                int nth = occurrences.count(good.identity());
                Set<String> flags = good.flags();
                if (nth > 1) {
                    flags = new HashSet<>(flags);
                    flags.add(MemberRow.IDENTICAL_ROW);
                }
                flags.forEach(flag -> count(repaired, flag, row.line(), false));
                chunk.add(new Member(
                        journal.nextId(),
                        good.identity().withOccurrence(nth),
                        good.district(),
                        good.branch(),
                        good.added(),
                        good.lastUsed(),
                        flags));
            }
        }

        private static boolean isFit(MemberRow.Accepted row) {
            return Characters.areOneLine(row.district()) && row.flags().stream().allMatch(Characters::areOneLine);
        }

        private void count(Map<String, Long> counts, String reason, long line, boolean wasRejected) {
            counts.merge(reason, 1L, Long::sum);
            observer.row(line, reason, wasRejected);
        }

        private void flush() {
            if (!chunk.isEmpty()) {
                scope = permitted.get();
                int added = storage.write(scope, transaction -> {
                    int fresh = transaction.store(Members.class).add(chunk);
                    if (fresh > 0) {
                        journal.append(
                                transaction,
                                List.of(StoredObject.of("members-imported", 1).with("members", fresh)));
                    }
                    return fresh;
                });
                imported += added;
                unchanged += chunk.size() - added;
                chunk.clear();
            }
            observer.committed(read);
        }
    }

    /** An observer that looks away. */
    public static Observer unobserved() {
        return new Observer() {};
    }
}
