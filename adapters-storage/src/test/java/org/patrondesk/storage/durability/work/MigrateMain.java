package org.patrondesk.storage.durability.work;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.SqliteStorage;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Brings stores up to date: for each line with a directory, or with the addresses of owner and runtime, says when it begins
 * and when it is done.
 */
public final class MigrateMain {
    private MigrateMain() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] order = line.split(" ", -1);
            System.out.println("begun");
            if (order.length == 2) {
                PostgresStorage.prepare(source(order[0]), source(order[1]));
            } else {
                SqliteStorage.open(Path.of(order[0])).close();
            }
            System.out.println("done");
        }
    }

    private static PGSimpleDataSource source(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }
}
