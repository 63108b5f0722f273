package dev.gatehouse.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request and a deployment from elsewhere: over real servers, by real processes. */
class RemoteDeploymentTest {

    private static final Path SSHD = Path.of("/usr/sbin/sshd");

    @TempDir
    private Path home;

    private void deploysOver(String url, String... options) throws IOException, InterruptedException {
        GatehouseProcess process = new GatehouseProcess(home, List.of(options));
        GatehouseProcess.Said made = process.run("ledger", "init", "--ledger", "ledger");
        assertThat(made.code()).as(made.text()).isZero();
        for (String action : List.of("request", "run")) {
            GatehouseProcess.Said said = process.run(
                    "deploy", action, "production", "--repository", url, "--key", "ada", "--ledger", "ledger");
            assertThat(said.code()).as(said.text()).isZero();
        }
        assertThat(process.tool("git", "-C", "deploy.git", "rev-parse", "env/prod"))
                .isEqualTo(process.tool("git", "-C", "deploy.git", "rev-parse", "main"));
        assertThat(process.tool("git", "-C", "deploy.git", "for-each-ref", "--format=%(refname)", "refs/gatehouse"))
                .contains("refs/gatehouse/requests/production/", "refs/gatehouse/decisions/production/");
    }

    @Test
    void overAFileAddress() throws IOException, InterruptedException {
        GuardedRepository.make(new GatehouseProcess(home, List.of()), 1);
        deploysOver("file://" + home.resolve("deploy.git"));
    }

    @Test
    void overSsh() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(SSHD), "no OpenSSH server is installed");
        GatehouseProcess process = new GatehouseProcess(home, List.of());
        GuardedRepository.make(process, 1);
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        process.tool("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "host");
        Path ssh = Files.createDirectories(home.resolve(".ssh"));
        Files.copy(home.resolve("ada"), ssh.resolve("id_ed25519"));
        Files.copy(home.resolve("ada.pub"), ssh.resolve("id_ed25519.pub"));
        Files.writeString(
                ssh.resolve("known_hosts"), "[127.0.0.1]:" + port + " " + Files.readString(home.resolve("host.pub")));
        Path config = home.resolve("sshd_config");
        Files.writeString(config, """
                Port %d
                ListenAddress 127.0.0.1
                HostKey %s
                PidFile none
                AuthorizedKeysFile %s
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                UsePAM no
                StrictModes no
                """.formatted(port, home.resolve("host"), home.resolve("ada.pub")));
        File log = home.resolve("sshd.log").toFile();
        Process server = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            long deadline = System.nanoTime() + 10_000_000_000L;
            while (!Files.readString(log.toPath()).contains("listening") && server.isAlive()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.sleep(10);
            }
            assumeTrue(server.isAlive(), "the OpenSSH server does not run here");
            deploysOver("ssh://" + System.getProperty("user.name") + "@127.0.0.1:" + port + home.resolve("deploy.git"));
        } finally {
            server.destroy();
        }
    }

    @Test
    void overHttps() throws IOException, InterruptedException, GeneralSecurityException {
        assumeTrue(Files.isExecutable(GitHttpsServer.PROGRAM), "Git's server program is not installed");
        GatehouseProcess process = new GatehouseProcess(home, List.of());
        GuardedRepository.make(process, 1);
        String password = "changeit";
        process.tool(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-keystore",
                "server.p12",
                "-storepass",
                password,
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-alias",
                "server");
        try (GitHttpsServer server = new GitHttpsServer(home, home.resolve("server.p12"), password.toCharArray())) {
            deploysOver(
                    "https://127.0.0.1:" + server.port() + "/deploy.git",
                    "-Djavax.net.ssl.trustStore=" + home.resolve("server.p12"),
                    "-Djavax.net.ssl.trustStorePassword=" + password);
        }
    }
}
