package org.patrondesk.examples.cli.policy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.Places;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.messaging.file.FileDrop;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.storage.policy.PolicyFiles;

/** Where a policy is written: a JSON file, laid out for people, that appears whole or not at all. */
public record PolicyTarget(Path out) {
    /**
     * Checks that a policy could be written here, before any work is done.
     *
     * @throws BadInput when the name does not end in .json, or there is no such folder
     */
    public void check() {
        if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
            throw new BadInput("--out " + out + ": the policy is written as JSON; name a file that ends in .json.");
        }
        Places.checkTarget(out);
        Path folder = Optional.ofNullable(out.getParent()).orElse(Path.of(""));
        if (!Files.isDirectory(folder)) {
            throw new BadInput(
                    "--out " + out + ": there is no folder " + folder + "; make it first, or name another place.");
        }
    }

    /**
     * Writes the policy; what cannot be read back is never written.
     *
     * @throws org.patrondesk.policy.PolicyProblem when it cannot be read back
     */
    public PolicySet write(StoredObject policy) {
        byte[] text = PolicyLayout.text(policy).getBytes(StandardCharsets.UTF_8);
        PolicySet set = new PolicyFiles().read(out.toString(), text);
        FileDrop.drop(out, to -> to.write(text));
        return set;
    }
}
