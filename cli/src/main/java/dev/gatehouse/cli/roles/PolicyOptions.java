package dev.gatehouse.cli.roles;

import dev.gatehouse.cli.Console;
import dev.gatehouse.engines.policycsv.MatchMode;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.yaml.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which policy of Argo CD is asked. */
final class PolicyOptions {

    private static final String STANDARD_INPUT = "-";

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            order = 1,
            description =
                    "Argo CD's policy: a policy.csv, or the ConfigMap argocd-rbac-cm in YAML; - for standard input."
                            + " Several are joined. Unless given, the baseline's own roles.")
    private List<Path> policies = new ArrayList<>();

    @Option(
            names = "--default-role",
            paramLabel = "ROLE",
            order = 2,
            description = "policy.default; what the ConfigMap says unless given.")
    private @Nullable String defaultRole;

    @Option(
            names = "--match-mode",
            paramLabel = "glob|regex",
            order = 3,
            description = "policy.matchMode; what the ConfigMap says unless given, else glob.")
    private @Nullable String matchMode;

    @Option(
            names = "--project",
            paramLabel = "FILE",
            arity = "1..*",
            order = 4,
            description = "AppProjects in YAML, whose roles count.")
    private List<Path> projects = new ArrayList<>();

    @Option(names = "--no-builtin", order = 5, description = "Without Argo CD's own roles.")
    private boolean noBuiltIn;

    /** Whether a policy of Argo CD is meant, and not the baseline. */
    boolean given() {
        if (policies.isEmpty() && (defaultRole != null || matchMode != null || !projects.isEmpty() || noBuiltIn)) {
            throw new InvalidInput("these options are about a policy of Argo CD", null, null, "Name it with --policy.");
        }
        return !policies.isEmpty();
    }

    /** The policy. */
    ArgoCdPolicy policy(Console console) {
        return policy(console, policies);
    }

    /** The policy of other files, all else as said. */
    ArgoCdPolicy policy(Console console, List<Path> files) {
        List<PolicyFile> read = new ArrayList<>();
        for (Path file : files) {
            read.add(PolicyFile.read(name(file), bytes(console, file)));
        }
        List<ProjectFile> roles = new ArrayList<>();
        for (Path file : projects) {
            roles.addAll(ProjectFile.read(name(file), bytes(console, file)));
        }
        return ArgoCdPolicy.of(read, roles, defaultRole, mode(), noBuiltIn);
    }

    private @Nullable MatchMode mode() {
        if (matchMode == null) {
            return null;
        }
        return switch (matchMode) {
            case "glob" -> MatchMode.GLOB;
            case "regex" -> MatchMode.REGEX;
            default ->
                throw new InvalidInput("--match-mode " + matchMode + " is not known", null, null, "Use glob or regex.");
        };
    }

    private static String name(Path file) {
        return file.toString().equals(STANDARD_INPUT) ? "stdin" : file.toString();
    }

    private static byte[] bytes(Console console, Path file) {
        boolean stream = file.toString().equals(STANDARD_INPUT);
        if (!stream && !Files.exists(file)) {
            throw new InvalidInput("there is no file " + file);
        }
        if (!stream && Files.isDirectory(file)) {
            throw new InvalidInput(file + " is a folder", null, null, "Name a file in it.");
        }
        try (InputStream in = stream ? console.in() : Files.newInputStream(file)) {
            return in.readNBytes(Limits.MANIFEST.bytes() + 1);
        } catch (IOException unreadable) {
            throw new InvalidInput("can't read " + file + ": " + unreadable.getMessage());
        }
    }
}
