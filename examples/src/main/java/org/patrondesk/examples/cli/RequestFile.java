package org.patrondesk.examples.cli;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.patrondesk.examples.cli.policy.InputFile;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.ils.membership.MembershipSheet;
import org.patrondesk.library.ContentHash;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.storage.policy.NdjsonRequests;
import org.patrondesk.trial.MemberFacts;
import org.patrondesk.trial.RequestSource;
import org.patrondesk.vocabulary.Vocabulary;

/**
 * A file of requests, by what it holds: NDJSON when its first character is a brace, else a membership sheet.
 *
 * @param doubt a sentence for the person when the file and the policy hardly fit
 */
record RequestFile(RequestSource source, ContentHash content, Optional<String> doubt, Closeable closing)
        implements AutoCloseable {
    static RequestFile open(Path file, PolicySet policy, LocalDate asOf) {
        if (startsWithBrace(file)) {
            return ofRequests(file, policy.vocabulary());
        }
        MemberFacts facts = new MemberFacts(policy.vocabulary(), asOf);
        MembershipSheet sheet = MembershipSheet.open(file);
        return new RequestFile(
                RequestSource.ofMembers(sheet, facts), sheet.content(), doubt(policy.vocabulary()), sheet::close);
    }

    private static RequestFile ofRequests(Path file, Vocabulary vocabulary) {
        try {
            NdjsonRequests.firstFault(file).ifPresent(fault -> {
                throw new BadInput(file + ":" + fault);
            });
            ContentHash content = NdjsonRequests.hash(file);
            NdjsonRequests requests = NdjsonRequests.open(file, vocabulary);
            return new RequestFile(requests, content, Optional.empty(), requests::close);
        } catch (IOException e) {
            throw InputFile.unreadable(file);
        }
    }

    private static Optional<String> doubt(Vocabulary vocabulary) {
        boolean fits = Stream.of(
                        MemberFacts.POSTCODE_AREA, MemberFacts.MONTHS_SINCE_LAST_USE, MemberFacts.MEMBER_BRANCH)
                .anyMatch(fact -> vocabulary.find(fact).isPresent());
        return fits
                ? Optional.empty()
                : Optional.of("The policy asks about no fact that a membership sheet gives ("
                        + MemberFacts.POSTCODE_AREA + ", " + MemberFacts.MONTHS_SINCE_LAST_USE + ", "
                        + MemberFacts.MEMBER_BRANCH + "), so every member gets the same answer.");
    }

    /** A file that cannot be read is left to the sheet's reader, which says why. */
    private static boolean startsWithBrace(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            int c = in.read();
            // A byte order mark and blanks may stand in front.
            while (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0xEF || c == 0xBB || c == 0xBF) {
                c = in.read();
            }
            return c == '{';
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            closing.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
