package org.patrondesk.examples.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A virtual machine of its own that runs one main class on the class path of the tests. */
public final class Forked implements AutoCloseable {
    private final Process process;
    private final Path err;
    private final BufferedReader out;

    private Forked(Process process, Path err) {
        this.process = process;
        this.err = err;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    public static Forked start(List<String> options, Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // As the runnable jar's manifest has it; later JDKs warn where SQLite's library is loaded without.
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(args));
        Path err = Files.createTempFile("forked", ".err");
        return new Forked(
                new ProcessBuilder(command).redirectError(err.toFile()).start(), err);
    }

    public String line() throws IOException {
        return out.readLine();
    }

    public String rest() {
        return out.lines().collect(Collectors.joining("\n"));
    }

    public long pid() {
        return process.pid();
    }

    /** Ends its standard input, and waits until it has ended itself. */
    public void release() throws IOException, InterruptedException {
        process.getOutputStream().close();
        exit();
    }

    public int exit() throws InterruptedException {
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The process did not end in two minutes.");
        }
        return process.exitValue();
    }

    public String err() throws IOException {
        return Files.readString(err);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().orTimeout(30, TimeUnit.SECONDS).join();
        Files.deleteIfExists(err);
    }
}
