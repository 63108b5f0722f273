package dev.gatehouse.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The runs that the AOT cache of {@code logs} and {@code sigma} is trained on: small logs of several kinds. */
public final class LogsTraining {

    private static final String GITHUB = """
            {"@timestamp":1779962400000,"action":"git.clone","actor":"ada","org":"acme","repo":"acme/deploy","actor_ip":"203.0.113.7"}
            {"@timestamp":1779962460000,"action":"repo.destroy","actor":"mallory","org":"acme","repo":"acme/old"}
            {"@timestamp":1779962470000,"action":"user.failed_login","actor":"mallory","org":"acme","actor_ip":"198.51.100.9"}
            """;
    private static final String SSH = """
            2026-05-28T10:00:00Z bastion sshd[1]: Accepted publickey for ada from 203.0.113.7 port 5 ssh2: ED25519 SHA256:a
            2026-05-28T10:00:01Z bastion sshd[2]: Failed password for root from 198.51.100.9 port 5 ssh2
            """;
    private static final String KUBERNETES = """
            {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"a","stage":"ResponseComplete","verb":"create","user":{"username":"ada","groups":["system:authenticated"]},"sourceIPs":["203.0.113.7"],"objectRef":{"resource":"pods","subresource":"exec","namespace":"web","name":"x"},"responseStatus":{"code":201},"requestReceivedTimestamp":"2026-05-28T10:00:00Z"}
            """;
    private static final String BASELINE = """
            apiVersion: gatehouse.dev/v1
            people:
              - {name: Ada Example, groups: [platform], accounts: {github: ada, ssh: ada}}
              - {name: Grace Example, accounts: {github: grace}, left: 2026-01-31}
            repositories: {acme/deploy: {teams: {platform: write}}}
            bindings: [{role: deployer, groups: [platform]}]
            ssh: {allowedCidrs: [203.0.113.0/24]}
            """;
    private static final String RULE = """
            title: A repository was deleted
            id: 6a7e1a39-3f6e-4d5c-9a43-c4d8c5a7b009
            level: high
            logsource: {product: github, service: audit}
            detection:
              selection: {action: repo.destroy}
              condition: selection
            """;

    private LogsTraining() {}

    /**
     * Trains.
     *
     * @param arguments a folder to write into
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        String github = write(folder, "audit.jsonl", GITHUB);
        String ssh = write(folder, "auth.log", SSH);
        String kubernetes = write(folder, "kubernetes.jsonl", KUBERNETES);
        String baseline = write(folder, "baseline.yaml", BASELINE);
        write(folder, "rules/deleted.yml", RULE);
        String rules = folder.resolve("rules").toString();
        String[] detect = {"logs", "detect", "--fail-on", "never", "--baseline", baseline, github, ssh, kubernetes};
        for (String format : List.of("text", "json", "ocsf")) {
            String[] call = Arrays.copyOf(detect, detect.length + 2);
            call[detect.length] = "--format";
            call[detect.length + 1] = format;
            Training.run(call);
        }
        Training.run("logs", "search", "activity=read or actor=mallory", github, ssh);
        Training.run("logs", "review", "--from", "2026-05-01", "--to", "2026-06-01", "--baseline", baseline, github);
        Training.run("sigma", "match", "--fail-on", "never", "--rules", rules, github);
        Training.run("sigma", "lint", rules);
        Main.main(new String[] {"--version"}); // The first and the last steps of every command; it exits.
    }

    private static String write(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.writeString(file, text, StandardCharsets.UTF_8).toString();
    }
}
