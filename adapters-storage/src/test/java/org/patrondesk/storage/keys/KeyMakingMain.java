package org.patrondesk.storage.keys;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.patrondesk.library.Tenant;
import org.patrondesk.person.KeyOwner;
import org.patrondesk.person.KeyVault;
import org.patrondesk.person.Subject;

/** Asks for the keys of one batch of owners after the other, and says which it was given. */
final class KeyMakingMain {
    static final Tenant TENANT = new Tenant("riverside");
    static final int BATCH = 5;

    private KeyMakingMain() {}

    static List<KeyOwner> batch(int number) {
        return IntStream.range(number * BATCH, (number + 1) * BATCH)
                .<KeyOwner>mapToObj(one -> new KeyOwner.Person(new Subject.Pseudonym("%064x".formatted(one))))
                .toList();
    }

    public static void main(String[] arguments) {
        try (KeyVault vault = FileKeyVault.open(Path.of(arguments[0]))) {
            for (int number = 0; number < Integer.parseInt(arguments[1]); number++) {
                Set<KeyOwner> owners = batch(number).stream().collect(Collectors.toSet());
                StringBuilder lines = new StringBuilder();
                vault.toWrite(TENANT, owners)
                        .forEach((owner, key) ->
                                lines.append(FileKeyVaultTest.told(owner, key)).append('\n'));
                System.out.print(lines);
                System.out.flush();
            }
        }
    }
}
