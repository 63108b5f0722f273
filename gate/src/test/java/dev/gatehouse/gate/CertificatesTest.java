package dev.gatehouse.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.BaselineReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements signed with certificates that the real ssh-keygen made. */
class CertificatesTest {

    private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    private Path folder;

    @BeforeEach
    void makeKeys() throws IOException {
        for (String name : List.of("authority", "other", "ada")) {
            new SshKeygen(folder).run("", "-t", "ed25519", "-N", "", "-f", name);
        }
    }

    private String key(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".pub")).strip();
    }

    private String fingerprint(String name) throws IOException {
        return new SshKeygen(folder).run("", "-l", "-f", name + ".pub").split(" ", -1)[1];
    }

    private Baseline declared(String more) throws IOException {
        Files.writeString(folder.resolve("gatehouse.yaml"), """
                apiVersion: gatehouse.dev/v1
                people:
                  - name: Ada Example
                    emails: [ada@example.com]
                    signingKeys: ['cert-authority,principals="ada" %s']
                %s
                """.formatted(key("authority"), more));
        return new BaselineReader(Set.of(), AT).read(folder.resolve("gatehouse.yaml"));
    }

    private Signers.Checked check(Baseline baseline, String... vouching) throws IOException {
        List<String> command = new ArrayList<>(List.of("-I", "id"));
        command.addAll(List.of(vouching));
        command.add("ada.pub");
        new SshKeygen(folder).run("", command.toArray(String[]::new));
        Statement statement = new Statement(
                Statement.Kind.APPROVAL,
                "production",
                "env/prod",
                "deploy",
                "1".repeat(40),
                "2".repeat(40),
                "sha256:" + "3".repeat(64),
                "4".repeat(64),
                "Ada Example",
                "because",
                "0123456789abcdef",
                AT.minusSeconds(60),
                AT.plusSeconds(60));
        String signature =
                new SshKeygen(folder).run(statement.text(), "-Y", "sign", "-n", "gatehouse", "-f", "ada-cert.pub");
        return new Signers(baseline)
                .check(new SignedStatement(statement.text(), signature), Statement.Kind.APPROVAL, AT);
    }

    @Test
    void countWhereTheAuthorityIsDeclared() throws IOException {
        assertThat(check(declared(""), "-s", "authority", "-n", "ada").refusal())
                .isNull();
    }

    @Test
    void countForAnAddressWhereNoPrincipalsAreDeclared() throws IOException {
        declared("");
        Path file = folder.resolve("gatehouse.yaml");
        Files.writeString(file, Files.readString(file).replace(",principals=\"ada\"", ""));
        Baseline baseline = new BaselineReader(Set.of(), AT).read(file);
        assertThat(check(baseline, "-s", "authority", "-n", "ada@example.com").refusal())
                .isNull();
        assertThat(check(baseline, "-s", "authority", "-n", "ada").refusal()).contains("whom nobody declared is");
    }

    @Test
    void notOfAnotherAuthority() throws IOException {
        assertThat(check(declared(""), "-s", "other", "-n", "ada").refusal())
                .contains("the authority " + fingerprint("other") + ", which nobody declared has");
    }

    @Test
    void notForAnotherPrincipal() throws IOException {
        assertThat(check(declared(""), "-s", "authority", "-n", "bob").refusal())
                .contains("a certificate for bob, whom nobody declared is");
        assertThat(check(declared(""), "-s", "authority").refusal()).contains("a certificate for nobody");
    }

    @Test
    void notBeforeOrAfterItsTime() throws IOException {
        assertThat(check(declared(""), "-s", "authority", "-n", "ada", "-V", "20250101:20250201")
                        .refusal())
                .contains("not valid any more");
        assertThat(check(declared(""), "-s", "authority", "-n", "ada", "-V", "20270101:20270201")
                        .refusal())
                .contains("not valid yet");
    }

    @Test
    void notWithCriticalOptionsNorOfAHost() throws IOException {
        assertThat(check(declared(""), "-s", "authority", "-n", "ada", "-O", "force-command=ls")
                        .refusal())
                .contains("critical options");
        assertThat(check(declared(""), "-s", "authority", "-n", "ada", "-h").refusal())
                .contains("of a host");
    }

    @Test
    void notOnceTheKeyOrTheAuthorityIsRevoked() throws IOException {
        Baseline key = declared("    revokedKeys: [\"" + fingerprint("ada") + "\"]");
        assertThat(check(key, "-s", "authority", "-n", "ada").refusal())
                .contains("the key " + fingerprint("ada") + ", which was revoked");
        Baseline authority = declared("    revokedKeys: [\"" + key("authority") + "\"]");
        assertThat(check(authority, "-s", "authority", "-n", "ada").refusal())
                .contains("the authority " + fingerprint("authority") + ", which was revoked");
    }
}
