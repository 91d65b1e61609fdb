package org.patrondesk.storage;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A virtual machine of its own that runs one main class of the tests. */
public final class OtherProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    private OtherProcess(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts the main class with the jars of this test, but for those whose name contains the word left out. */
    public static OtherProcess start(Class<?> main, String leftOut, List<String> options, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(leftOut), main.getName()));
        command.addAll(List.of(arguments));
        return new OtherProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Starts the main class with the jars of this test, and with more in its environment. */
    public static OtherProcess start(
            Map<String, String> environment, Class<?> main, List<String> options, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(""), main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return new OtherProcess(builder.start());
    }

    /** Starts the main class with the jars of this test under another command, such as one that traces it. */
    public static OtherProcess startUnder(List<String> under, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(under);
        command.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath("")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new OtherProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private static String classPath(String leftOut) {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator, -1))
                .filter(entry -> leftOut.isEmpty() || !entry.contains(leftOut))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The next line it prints; null when it has ended. */
    public String line() throws IOException {
        return out.readLine();
    }

    /** Hands it a line. */
    public void say(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Lets it go on for so long, or until it ends by itself. */
    public void letGoOn(long micros) throws InterruptedException {
        process.waitFor(micros, TimeUnit.MICROSECONDS);
    }

    /** Waits until it has ended by itself. */
    public void awaitEnd() {
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** How it ended; 137 when it was killed. */
    public int exit() {
        return process.exitValue();
    }

    public long pid() {
        return process.pid();
    }

    /** Ends it at once, if it has not ended, and waits until it is gone; what it printed can still be read. */
    public void kill() {
        // Not by the process itself, which would close what it printed.
        process.toHandle().destroyForcibly();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        kill();
    }
}
