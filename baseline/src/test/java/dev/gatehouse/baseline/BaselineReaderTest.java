package dev.gatehouse.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.baseline.policy.AccessPolicy;
import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sound baseline is read to. */
final class BaselineReaderTest {

    static final String WHOLE = """
            apiVersion: gatehouse.dev/v1
            organization:
              name: acme
              identityProvider: {name: keycloak, issuer: https://login.example.com, secondFactor: required, evidence: seen}
            people:
              - name: Ada Example
                emails: [ada@example.com, ada@old.example.com]
                groups: [platform]
                accounts: {github: ada}
                signingKeys: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ada@example.com"]
                joined: 2025-01-01
              - {name: Ben Example, emails: [ben@example.com], left: 2026-05-03}
            sources: [{type: github, name: acme, api: https://api.example.com, token: env:GITHUB_TOKEN}]
            environments:
              production:
                ref: main
                paths: [clusters/production]
                windows: [{kind: deny, schedule: "0 2 * * TUE", duration: 1h30m, timeZone: Europe/Berlin}]
                approvals: {count: 2, groups: [platform]}
                requires: [signed-commits, two-factor, training, complete-coverage]
              qa: {standing: sandbox, paths: [clusters/qa]}
            roles:
              deployer: {permissions: ["deployment:execute"], deny: ["deployment:override"]}
            bindings:
              - {role: deployer, people: [Ben Example], groups: [platform], environments: [production], until: 2026-12-31}
            repositories:
              acme/deploy:
                teams: {platform: write}
                members: {Ada Example: admin}
                protections: {main: {reviews: 2, signedCommits: true, codeOwners: true}}
            ssh: {allowedCidrs: [203.0.113.0/24]}
            secrets: {samples: [docs/**]}
            updates: {kubernetesVersion: 1.30, automation: renovate}
            compliance: {frameworks: [hipaa]}
            awareness:
              contact: security@example.com
              validMonths: 6
              training: [{person: Ada Example, course: gitops-basics, completed: 2026-02-01}]
            rules:
              updates/image-without-digest: {severity: low}
              secrets/plaintext-secret: {off: true}
            waivers:
              - rule: updates/image-without-digest
                subject: clusters/**
                reason: replaced in July
                approvedBy: Ada Example
                until: 2027-06-01
            """;

    private final Baseline whole = Reading.of(WHOLE);

    @Test
    void readsTheOrganization() {
        assertThat(whole.organization().name()).isEqualTo("acme");
        assertThat(whole.organization().identityProvider().secondFactorRequired())
                .isTrue();
    }

    @Test
    void readsPeople() {
        Person ada = whole.personWithAccount("github", "ADA").orElseThrow();
        assertThat(ada.emails()).containsExactly("ada@example.com", "ada@old.example.com");
        assertThat(ada.joined()).isEqualTo(LocalDate.of(2025, 1, 1));
        assertThat(ada.signingKeys()).hasSize(1);
        assertThat(ada.location()).isEqualTo(new Location("gatehouse.yaml", 6, 5, 11));
    }

    @Test
    void readsEnvironments() {
        Environment production = whole.environments().getFirst();
        assertThat(production.standing()).isEqualTo(Standing.PRODUCTION);
        assertThat(production.holds("clusters/production/app.yaml")).isTrue();
        assertThat(production.windows().getFirst().deny()).isTrue();
        assertThat(production.approvals().count()).isEqualTo(2);
        assertThat(production.location()).isEqualTo(Location.of("gatehouse.yaml", 15, 3));
        assertThat(whole.environments().getLast().standing()).isEqualTo(Standing.SANDBOX);
    }

    @Test
    void readsAccess() {
        assertThat(whole.access().roles().getFirst().deny()).containsExactly("deployment:override");
        assertThat(whole.access().bindings().getFirst().until())
                .isEqualTo(new AccessPolicy.End(Instant.parse("2027-01-01T00:00:00Z"), "2026-12-31"));
        assertThat(whole.access()
                        .repositories()
                        .getFirst()
                        .protections()
                        .get("main")
                        .reviews())
                .isEqualTo(2);
    }

    @Test
    void keepsAVersionAsItIsWritten() {
        assertThat(whole.updates().kubernetesVersion()).isEqualTo("1.30");
    }

    @Test
    void readsChangesToRules() {
        assertThat(whole.rules().get("updates/image-without-digest").severity()).isEqualTo(Severity.LOW);
        assertThat(whole.rules().get("secrets/plaintext-secret").off()).isTrue();
    }

    @Test
    void takesAWaiverOfExactlyAYear() {
        assertThat(whole.waivers().getFirst().waiver().until()).isEqualTo(LocalDate.of(2027, 6, 1));
    }

    @Test
    void readsTheRest() {
        assertThat(whole.file()).isEqualTo("gatehouse.yaml");
        assertThat(whole.sources().getFirst().token()).isEqualTo("env:GITHUB_TOKEN");
        assertThat(whole.ssh().allowed().witness()).contains("203.0.113.0");
        assertThat(whole.secrets().samples().getFirst().matches("docs/a/b.yaml"))
                .isTrue();
        assertThat(whole.frameworks()).containsExactly("hipaa");
        assertThat(whole.awareness().validMonths()).isEqualTo(6);
    }

    @Test
    void reportsOnEveryFrameworkWhereNoneIsDeclared() {
        assertThat(Reading.of("apiVersion: gatehouse.dev/v1\n").frameworks())
                .containsExactly("pci-dss", "hipaa", "gdpr");
    }

    @Test
    void takesASectionWithoutAValueForAnEmptyOne() {
        Baseline baseline = Reading.of("apiVersion: gatehouse.dev/v1\npeople:\nenvironments: {production: }\n");
        assertThat(baseline.people()).isEmpty();
        assertThat(baseline.environments()).hasSize(1);
    }

    @Test
    void readsAGroupThatIsKeptElsewhere() {
        Baseline baseline = Reading.of("""
                apiVersion: gatehouse.dev/v1
                environments: {production: {approvals: {count: 1, groups: [platform]}}}
                """);
        assertThat(baseline.environments().getFirst().approvals().groups()).containsExactly("platform");
    }

    @Test
    void putsIncludedFilesTogether(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("gatehouse"));
        Files.writeString(folder.resolve("gatehouse.yaml"), """
                apiVersion: gatehouse.dev/v1
                include: [gatehouse/people.yaml, gatehouse/more.yaml]
                environments: {production: {}}
                """);
        Files.writeString(
                folder.resolve("gatehouse/people.yaml"), "include: [./more.yaml]\npeople: [{name: Ada Example}]\n");
        Files.writeString(
                folder.resolve("gatehouse/more.yaml"),
                "apiVersion: gatehouse.dev/v1\npeople: [{name: Ben Example}]\nenvironments: {staging: {}}\n");

        Baseline baseline = Reading.READER.read(folder.resolve("gatehouse.yaml"), "gatehouse.yaml");

        assertThat(baseline.people()).extracting(Person::name).containsExactly("Ada Example", "Ben Example");
        assertThat(baseline.people().getLast().location().file()).isEqualTo("gatehouse/more.yaml");
        assertThat(baseline.environments()).extracting(Environment::name).containsExactly("production", "staging");
    }

    @Test
    void isFoundAtTheRoot(@TempDir Path folder) throws IOException {
        assertThat(BaselineReader.findAtRoot(folder)).isEmpty();
        Path file = Files.writeString(folder.resolve("gatehouse.yaml"), "apiVersion: gatehouse.dev/v1\n");
        assertThat(BaselineReader.findAtRoot(folder)).contains(file);
    }
}
