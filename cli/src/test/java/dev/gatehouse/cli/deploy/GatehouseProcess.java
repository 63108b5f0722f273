package dev.gatehouse.cli.deploy;

import dev.gatehouse.cli.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Real processes in a folder of their own, which is their home too. */
record GatehouseProcess(Path home, List<String> options) {

    /** What a process said on both streams, and how it ended. */
    record Said(int code, String text) {}

    /** Begins Gatehouse. */
    Process begin(String... arguments) throws IOException {
        return begin(Map.of(), arguments);
    }

    /** The same, with variables. */
    Process begin(Map<String, String> variables, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(4, options);
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        return begin(variables, command);
    }

    private Process begin(Map<String, String> variables, List<String> command) throws IOException {
        ProcessBuilder process =
                new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        process.environment().put("HOME", home.toString());
        process.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        process.environment().put("GIT_CONFIG_SYSTEM", "/dev/null");
        for (String who : List.of("AUTHOR", "COMMITTER")) {
            process.environment().put("GIT_" + who + "_NAME", "Ada Example");
            process.environment().put("GIT_" + who + "_EMAIL", "ada@example.com");
        }
        process.environment().putAll(variables);
        return process.start();
    }

    /** Waits for one. */
    static Said end(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new Said(process.waitFor(), text);
    }

    /** Runs Gatehouse. */
    Said run(String... arguments) throws IOException, InterruptedException {
        return end(begin(arguments));
    }

    /** Runs another program, which has to end well, and gives what it said. */
    String tool(String... command) throws IOException, InterruptedException {
        Said said = end(begin(Map.of(), List.of(command)));
        if (said.code() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said.text());
        }
        return said.text().strip();
    }
}
