package org.patrondesk.examples.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Optional;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.ils.membership.MembershipSheet;
import org.patrondesk.library.Tenant;
import org.patrondesk.patron.MemberImport;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.policy.JsonPolicyFormat;
import org.patrondesk.trial.MemberFacts;
import org.patrondesk.trial.RequestSource;
import org.patrondesk.trial.RunReport;
import org.patrondesk.trial.WhatIf;

/**
 * The work that is killed: imports a sheet or decides it, and writes every acknowledged count to a witness file.
 *
 * <p>What {@code write(2)} took survives the kill of the process that called it, so the witness needs no fsync.
 */
final class Work {
    static final Tenant TENANT = new Tenant("kill");
    static final Actor STAFF = Actor.Staff.of(TENANT, "worker", Roles.SUPERVISOR, Roles.POLICY_EDITOR, Roles.AUDITOR);
    static final String RUN = "killed";
    static final LocalDate AS_OF = LocalDate.of(2016, 4, 6);

    private Work() {}

    /** Arguments: import or decide, the store, the sheet, the policy, the witness. */
    public static void main(String[] args) throws IOException {
        Path store = Path.of(args[1]);
        Path sheet = Path.of(args[2]);
        try (FileChannel witness =
                        FileChannel.open(Path.of(args[4]), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                PatronDesk desk =
                        PatronDesk.builder().storage(SqliteStorage.open(store)).build()) {
            acknowledge(witness, 0);
            if (args[0].equals("import")) {
                importAll(desk, sheet, witness);
            } else {
                decideAll(desk, sheet, policy(Path.of(args[3])), witness);
            }
        }
    }

    static MemberImport.Report importAll(PatronDesk desk, Path sheet, FileChannel witness) {
        try (MembershipSheet members = MembershipSheet.open(sheet)) {
            return desk.as(Identity::of, STAFF).memberImport().run(members, new MemberImport.Observer() {
                @Override
                public void committed(long rowsRead) {
                    acknowledge(witness, rowsRead);
                }
            });
        }
    }

    static RunReport decideAll(PatronDesk desk, Path sheet, PolicySet policy, FileChannel witness) {
        try (MembershipSheet members = MembershipSheet.open(sheet)) {
            WhatIf order = new WhatIf(Optional.of(RUN), members.content(), policy, AS_OF);
            RequestSource requests = RequestSource.ofMembers(members, new MemberFacts(policy.vocabulary(), AS_OF));
            return desk.as(Identity::of, STAFF).whatIf().run(order, requests, decided -> acknowledge(witness, decided));
        }
    }

    static PolicySet policy(Path file) throws IOException {
        return new JsonPolicyFormat().read(file.toString(), Files.readAllBytes(file));
    }

    private static void acknowledge(FileChannel witness, long count) {
        try {
            witness.write(ByteBuffer.wrap((count + "\n").getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
