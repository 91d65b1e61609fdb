package org.patrondesk.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The build's null check is alive: one deliberate null, compiled as the modules are, must be refused by name, and the
 * same class without it must pass.
 */
class NullAwayFiresTest {
    private static final String SOUND = """
            package probe;

            import org.jspecify.annotations.NullMarked;

            @NullMarked
            final class Probe {
                private Probe() {}

                static String name() {
                    return "desk";
                }
            }
            """;

    private static final String MUTANT = SOUND.replace("\"desk\"", "null");

    @TempDir
    Path room;

    @Test
    void aReturnedNullStopsTheBuild() throws Exception {
        Compilation compilation = compile(MUTANT);

        assertThat(compilation.output()).contains("error: [NullAway]").contains("Probe.java:10");
        assertThat(compilation.exitCode()).isEqualTo(1);
    }

    @Test
    void theSameClassWithoutItCompiles() throws Exception {
        Compilation compilation = compile(SOUND);

        assertThat(compilation.output()).doesNotContain("error:");
        assertThat(compilation.exitCode()).isZero();
    }

    /** Runs javac in a process of its own, because the plugins need packages that only start options open. */
    private Compilation compile(String source) throws IOException, InterruptedException {
        Path file = Files.writeString(room.resolve("Probe.java"), source);
        Path log = room.resolve("javac.log");
        Process javac = new ProcessBuilder(command(file))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!javac.waitFor(2, TimeUnit.MINUTES)) {
            javac.destroyForcibly().waitFor();
            throw new IllegalStateException("javac ran for more than two minutes");
        }
        return new Compilation(javac.exitValue(), Files.readString(log));
    }

    private List<String> command(Path file) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
        for (String name : List.of("api", "file", "main", "model", "parser", "processing", "tree", "util")) {
            command.add("-J--add-exports=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED");
        }
        for (String name : List.of("code", "comp")) {
            command.add("-J--add-opens=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED");
        }
        command.addAll(List.of("-XDcompilePolicy=simple", "--should-stop=ifError=FLOW", "-proc:none"));
        command.add(fromBuild("patrondesk.build.errorprone"));
        command.addAll(List.of("-processorpath", fromBuild("patrondesk.build.plugins")));
        command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
        command.addAll(List.of("--release", "17", "-d", room.toString(), file.toString()));
        return command;
    }

    private static String fromBuild(String property) {
        return Objects.requireNonNull(
                System.getProperty(property), () -> property + " is set by core/pom.xml; run this test through Maven");
    }

    private record Compilation(int exitCode, String output) {}
}
