package dev.gatehouse.cli.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bare repository with a baseline, an environment and a ledger; the key of Ada, who may deploy. */
final class GuardedRepository {

    private GuardedRepository() {}

    /**
     * Makes {@code deploy.git}, {@code work} and {@code ada}.
     *
     * @param commits how many there are, each a release
     */
    static void make(GatehouseProcess process, int commits) throws IOException, InterruptedException {
        Path home = process.home();
        process.tool("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "ada");
        process.tool("git", "init", "-q", "-b", "main", "work");
        Path work = home.resolve("work");
        Files.writeString(work.resolve("gatehouse.yaml"), """
                apiVersion: gatehouse.dev/v1
                people: [{name: Ada Example, emails: [ada@example.com], signingKeys: ["%s"]}]
                environments: {production: {ref: env/prod, paths: [clusters]}}
                bindings: [{role: deployer, people: [Ada Example]}]
                """.formatted(
                        Files.readString(home.resolve("ada.pub")).strip()));
        Files.createDirectory(work.resolve("clusters"));
        for (int i = 0; i < commits; i++) {
            Files.writeString(work.resolve("clusters/release.yaml"), "release: " + i + "\n");
            process.tool("git", "-C", "work", "add", "-A");
            process.tool("git", "-C", "work", "commit", "-qm", "Release " + i);
        }
        process.tool("git", "clone", "-q", "--bare", "work", "deploy.git");
        process.tool("git", "-C", "deploy.git", "config", "http.receivepack", "true");
    }
}
