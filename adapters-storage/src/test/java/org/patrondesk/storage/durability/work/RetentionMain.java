package org.patrondesk.storage.durability.work;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;

/** Enforces retention: for each line with the address of a store, says when it begins and when it is done. */
public final class RetentionMain {
    private RetentionMain() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String address = in.readLine(); address != null; address = in.readLine()) {
            try (PatronDesk desk =
                    PatronDesk.builder().storage(Opening.at(address)).build()) {
                Session officer = Overdue.officer(desk);
                System.out.println("begun");
                officer.retention().run();
                System.out.println("done");
            }
        }
    }
}
