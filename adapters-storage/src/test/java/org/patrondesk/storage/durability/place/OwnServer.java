package org.patrondesk.storage.durability.place;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.postgres.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server that is a child of this process, so that it can be killed with all its processes, and started again.
 *
 * <p>It runs in a process namespace of its own: the kernel ends all others in there when the first one is killed, at once
 * and to the last, and nobody else has to wait for them.
 */
public final class OwnServer implements AutoCloseable {
    private static final List<String> APART = List.of("unshare", "--user", "--pid", "--fork");
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final Path binaries;
    private final Path data;
    private final int port;
    private final List<String> under;
    private Process process;
    private int databases;

    private OwnServer(Path binaries, Path data, List<String> under) throws IOException {
        this.binaries = binaries;
        this.under = under;
        this.data = data;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
        this.process = run("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "-D", data.toString());
    }

    /** Whether this machine lets a process make namespaces. */
    public static boolean isPossible() throws InterruptedException {
        try {
            List<String> command = new ArrayList<>(APART);
            command.add("true");
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    /** Makes one in a folder that is not there yet, durable as in production, with an empty store. */
    public static OwnServer start(Path folder) throws Exception {
        return start(folder, List.of());
    }

    /** Likewise, under another command, such as one that traces it. */
    public static OwnServer start(Path folder, List<String> under) throws Exception {
        Path binaries = Path.of(TestDatabase.empty().query("SELECT setting FROM pg_config() WHERE name = 'BINDIR'"));
        OwnServer server = new OwnServer(binaries, folder, under);
        if (server.process.waitFor() != 0) {
            throw new IllegalStateException("initdb ended with " + server.process.exitValue() + ".");
        }
        server.start();
        return server;
    }

    private Process run(String binary, String... arguments) throws IOException {
        // The other command stays outside the namespace, in which it would have no rights.
        List<String> command = new ArrayList<>(binary.equals("postgres") ? under : List.of());
        command.addAll(APART);
        command.add(binaries.resolve(binary).toString());
        command.addAll(List.of(arguments));
        File log = new File(data + ".log");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    /** Starts it, after a kill or for the first time, and returns once it answers. */
    public void start() throws IOException {
        process = run(
                "postgres",
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-k",
                "",
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "fsync=on",
                "-c",
                "full_page_writes=on",
                "-c",
                "synchronous_commit=on");
        long end = System.nanoTime() + PATIENCE;
        while (!answers()) {
            if (System.nanoTime() - end > 0 || !process.isAlive()) {
                throw new IllegalStateException(
                        "The server does not come up: " + Files.readString(Path.of(data + ".log")));
            }
            Thread.onSpinWait();
        }
    }

    private boolean answers() {
        try (Connection connection = source("postgres", "postgres").getConnection()) {
            return connection.isValid(5);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Makes a new database with an empty store; its address for the runtime role. */
    public String database() throws SQLException {
        PGSimpleDataSource admin = source("postgres", "postgres");
        if (databases == 0) {
            TestDatabase.execute(admin, "CREATE ROLE " + TestDatabase.OWNER + " LOGIN");
            TestDatabase.execute(admin, "CREATE ROLE " + TestDatabase.RUNTIME + " LOGIN");
        }
        databases++;
        String name = "desk_" + databases;
        TestDatabase.execute(admin, "CREATE DATABASE " + name + " OWNER " + TestDatabase.OWNER);
        PostgresStorage.prepare(source(TestDatabase.OWNER, name), source(TestDatabase.RUNTIME, name));
        return url(TestDatabase.RUNTIME, name);
    }

    /** Returns once it answers, by itself or because it had given up and is started again. */
    public void recover() throws IOException {
        long end = System.nanoTime() + PATIENCE;
        while (process.isAlive() && !answers()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException(
                        "The server does not come back: " + Files.readString(Path.of(data + ".log")));
            }
            Thread.onSpinWait();
        }
        if (!process.isAlive()) {
            start();
        }
    }

    public PGSimpleDataSource source(String role, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(role, database));
        return source;
    }

    String url(String role, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + role;
    }

    /** Kills the server and all its processes, wherever they are. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        kill();
    }
}
