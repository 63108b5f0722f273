package dev.gatehouse.practices.accesslog.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.BaselineReader;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.access.AccessEvent;
import dev.gatehouse.model.access.Activity;
import dev.gatehouse.model.access.LogKind;
import dev.gatehouse.model.access.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredAccessTest {

    private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");
    private static final String PEOPLE = """
            apiVersion: gatehouse.dev/v1
            people:
              - {name: Ada Example, groups: [platform], accounts: {argocd: ada}}
              - {name: Bob Example, groups: [other]}
            """;

    private static List<String> deviations(String declared) {
        Baseline baseline = new BaselineReader(Set.of(), AT)
                .read(
                        "gatehouse.yaml",
                        (PEOPLE + declared).getBytes(StandardCharsets.UTF_8),
                        (path, limit) -> Optional.empty());
        AccessEvent sync = new AccessEvent(
                new Origin("argocd", Location.of("argocd.log", 1, 1), null),
                LogKind.ARGO_CD,
                AT,
                "sync",
                Activity.DEPLOY,
                "ada",
                null,
                null,
                "web",
                Outcome.SUCCESS,
                null,
                false);
        return new DeclaredAccess(baseline)
                .judge(sync).stream().map(d -> d.rule().id()).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bindings: [{role: deployer, groups: [platform]}]
            bindings: [{role: admin, people: [Ada Example]}]
            roles: {shipper: {permissions: ["deploy*:*"]}} @ bindings: [{role: shipper, groups: [platform]}]
            environments: {staging: {paths: [s]}} @ bindings: [{role: deployer, groups: [platform], environments: [staging]}]
            bindings: [{role: viewer, groups: [platform]}]
            """)
    void whoMayDeployByWhateverRoleIsNotReported(String declared) {
        assertThat(deviations(declared.replace(" @ ", "\n"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bindings: [{role: deployer, groups: [other]}]
            bindings: [{role: deployer, groups: [platform], until: 2026-05-31}]
            bindings: [{role: viewer, groups: [platform]}, {role: deployer, groups: [other]}]
            roles: {frozen: {deny: ["deployment:*"]}} @ bindings: [{role: deployer, groups: [platform]}, {role: frozen, people: [Ada Example]}]
            """)
    void whoMayNotIsReported(String declared) {
        assertThat(deviations(declared.replace(" @ ", "\n"))).containsExactly("accesslog/deploy-without-role");
    }
}
