package dev.gatehouse.connectors.gitea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.forge.settings.Organization;
import dev.gatehouse.model.forge.settings.OrganizationSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table is as Gitea 1.26 prints it; names and addresses are made up. */
class ServerFilesTest {

    private static final String TABLE = """
            WARNING: running as root
            ID   Username   Email             IsActive IsAdmin 2FA
            1    Ada        ada@example.com   true     true    true
            2    bob        bob@example.com   true     false   false
            """;

    @TempDir
    private Path folder = Path.of(".");

    private static Snapshot snapshot(String source) {
        Origin origin = Origin.address(source, "x");
        return new Snapshot(
                "x",
                Instant.EPOCH,
                List.of(
                        new Member("acme", "ada", Member.OWNER, Member.SecondFactor.UNTOLD, origin),
                        new Member("acme", "bob", Member.MEMBER, Member.SecondFactor.UNTOLD, origin),
                        new Member("acme", "cy", Member.MEMBER, Member.SecondFactor.UNTOLD, origin),
                        new Organization("acme", Map.of(), origin)),
                List.of(),
                List.of());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "file", ""), text);
    }

    @Test
    void tellSecondFactorsOfThoseInTheTable() throws IOException {
        Snapshot whole = ServerFiles.read(file(TABLE), null).complete(snapshot("gitea:acme"));
        assertThat(whole.facts(Member.class).stream().map(Member::secondFactor))
                .containsExactly(Member.SecondFactor.SECURE, Member.SecondFactor.NONE, Member.SecondFactor.UNTOLD);
    }

    @Test
    void saysNothingOfOtherForges() throws IOException {
        Snapshot whole = ServerFiles.read(file(TABLE), null).complete(snapshot("github:acme"));
        assertThat(whole.facts(Member.class).stream().map(Member::secondFactor))
                .containsOnly(Member.SecondFactor.UNTOLD);
    }

    @Test
    void tellWhetherASecondFactorIsRequired() throws IOException {
        Path config = file("""
                ; TWO_FACTOR_AUTH = none
                [security]
                INTERNAL_TOKEN = not-to-be-seen
                TWO_FACTOR_AUTH = enforced
                [service]
                DISABLE_REGISTRATION=true
                """);
        Organization told = ServerFiles.read(null, config)
                .complete(snapshot("gitea:acme"))
                .facts(Organization.class)
                .getFirst();
        assertThat(told.settings().get(OrganizationSetting.TWO_FACTOR_REQUIRED).is("true"))
                .isTrue();
        assertThat(told.settings().get(OrganizationSetting.SIGN_UP_OPEN).is("false"))
                .isTrue();
        assertThat(told.toString()).doesNotContain("not-to-be-seen");
    }

    @Test
    void refusesAnotherTable() throws IOException {
        Path other = file("ID Username Email IsActive\n1 ada ada@example.com true\n");
        assertThatThrownBy(() -> ServerFiles.read(other, null))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("gitea admin user list");
    }
}
