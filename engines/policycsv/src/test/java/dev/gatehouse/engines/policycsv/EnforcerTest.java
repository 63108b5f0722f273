package dev.gatehouse.engines.policycsv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.policycsv.review.Access;
import dev.gatehouse.engines.policycsv.review.PolicyDifference;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnforcerTest {

    private static Enforcer enforcer(String policy, String defaultRole, MatchMode mode, Project... projects) {
        return new Enforcer(
                List.of(Part.BUILT_IN, new Part("policy.csv", Policy.read(policy))),
                List.of(projects),
                defaultRole,
                mode);
    }

    private static Enforcer enforcer(String policy) {
        return enforcer(policy, "", MatchMode.GLOB);
    }

    private static boolean can(Enforcer enforcer, String subject, String action, String resource, String object) {
        return enforcer.decide(new Request(subject, action, resource, object)).allowed();
    }

    private static boolean canAs(Enforcer enforcer, List<String> groups, String action, String object) {
        return enforcer.decide(new Request("ada", groups, action, "applications", object))
                .allowed();
    }

    @ParameterizedTest
    @CsvSource({
        "role:readonly, get, applications, shop/web, true",
        "role:readonly, get, applications, shop, false",
        "role:readonly, sync, applications, shop/web, false",
        "role:readonly, get, logs, shop/web, true",
        "role:admin, get, projects, shop, true",
        "role:admin, delete/*, applications, shop/web, true",
        "role:admin, delete/apps/Deployment/x/y, applications, shop/web, true",
        "role:admin, create, exec, shop/web, true",
        "role:admin, invoke, extensions, metrics, false",
        "admin, override, applications, shop/web, true",
        "ada, get, applications, shop/web, false"
    })
    void argoCdsOwnRoles(String subject, String action, String resource, String object, boolean allowed) {
        assertThat(can(enforcer(""), subject, action, resource, object)).isEqualTo(allowed);
    }

    @Test
    void aDenyBeatsAnAllowOfTheSameSubject() {
        Enforcer enforcer = enforcer("""
                p, role:dev, applications, *, shop/*, allow
                p, role:dev, applications, delete, shop/*, deny
                g, ada, role:dev
                """);

        assertThat(can(enforcer, "ada", "sync", "applications", "shop/web")).isTrue();
        Decision decision = enforcer.decide(new Request("ada", "delete", "applications", "shop/web"));
        assertThat(decision.allowed()).isFalse();
        assertThat(decision.line()).isNotNull();
        assertThat(decision.line().number()).isEqualTo(2);
        assertThat(decision.why()).contains("line 2 of policy.csv", "denies ada");
    }

    @Test
    void saysWhichLineAllowedAndByWhichRole() {
        Decision decision = enforcer("""
                p, role:base, applications, get, shop/*, allow
                g, role:dev, role:base
                g, ada, role:dev
                """).decide(new Request("ada", "get", "applications", "shop/web"));

        assertThat(decision.why())
                .isEqualTo("line 1 of policy.csv (p, role:base, applications, get, shop/*, allow) allows ada, who has"
                        + " role:dev, which has role:base");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Deny", "DENY", "deny ", "denied", ""})
    void aMisspeltEffectIsPassedOver(String effect) {
        Enforcer enforcer = enforcer("""
                p, ada, applications, *, shop/*, allow
                p, ada, applications, *, shop/*, "%s"
                """.formatted(effect));

        assertThat(can(enforcer, "ada", "sync", "applications", "shop/web")).isTrue();
    }

    @Test
    void theDefaultRoleAllowsBeforeAnythingIsDenied() {
        Enforcer enforcer = enforcer("p, ada, applications, get, */*, deny", "role:readonly", MatchMode.GLOB);

        assertThat(can(enforcer, "ada", "get", "applications", "shop/web")).isTrue();
        assertThat(can(enforcer, "nobody", "get", "applications", "shop/web")).isTrue();
    }

    @Test
    void whatTheDefaultRoleDeniesIsNotDenied() {
        Enforcer enforcer = enforcer("""
                p, role:none, applications, get, */*, deny
                p, ada, applications, get, */*, allow
                """, "role:none", MatchMode.GLOB);

        assertThat(can(enforcer, "ada", "get", "applications", "shop/web")).isTrue();
    }

    @Test
    void aDenyThroughOneGroupLosesToAnAllowThroughAnother() {
        Enforcer enforcer = enforcer("""
                p, role:no, applications, sync, */*, deny
                p, role:yes, applications, sync, */*, allow
                g, frozen, role:no
                g, deployers, role:yes
                """);

        assertThat(canAs(enforcer, List.of("frozen", "deployers"), "sync", "shop/web"))
                .isTrue();
        assertThat(canAs(enforcer, List.of("frozen"), "sync", "shop/web")).isFalse();
    }

    @Test
    void aGroupCountsOnlyWhereAGroupLineBeginsWithIt() {
        String lines = "p, deployers, applications, sync, */*, allow\n";

        assertThat(canAs(enforcer(lines), List.of("deployers"), "sync", "shop/web"))
                .isFalse();
        assertThat(canAs(enforcer(lines + "g, deployers, role:x\n"), List.of("deployers"), "sync", "shop/web"))
                .isTrue();
    }

    @Test
    void subjectsAreNeverGlobs() {
        assertThat(can(enforcer("p, *, applications, *, */*, allow"), "ada", "sync", "applications", "a/b"))
                .isFalse();
    }

    @Test
    void anEmptySubjectIsEverybody() {
        Enforcer enforcer = enforcer("p, , applications, *, */*, allow");

        assertThat(can(enforcer, "anyone", "sync", "applications", "a/b")).isTrue();
        assertThat(enforcer.decide(new Request("anyone", "sync", "applications", "a/b"))
                        .why())
                .contains("everybody");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p, role:dev, applications, get, shop/*",
                "g, ada",
                "P, role:dev, applications, get, shop/*, allow",
                "p2, role:dev, applications, get, shop/*, allow",
                "x",
                "p, role:\"dev, applications, get, shop/*, allow"
            })
    void oneBadLineRefusesEverything(String line) {
        Enforcer enforcer = enforcer("p, ada, applications, *, */*, allow\n" + line);

        assertThat(can(enforcer, "admin", "get", "applications", "a/b")).isFalse();
        assertThat(enforcer.decide(new Request("ada", "get", "applications", "a/b"))
                        .line())
                .isInstanceOf(PolicyLine.Broken.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"e, x", "m, x", "r, a, b", "  # p", "", "e"})
    void linesOfOtherSectionsAreLoadedAndDoNothing(String line) {
        assertThat(can(enforcer("p, ada, applications, *, */*, allow\n" + line), "ada", "get", "applications", "a/b"))
                .isTrue();
    }

    @Test
    void rolesAreFollowedTenDeep() {
        String chain = String.join(
                "\n",
                IntStream.range(0, 11)
                        .mapToObj(i -> "g, r" + i + ", r" + (i + 1))
                        .toList());
        Enforcer enforcer = enforcer(chain + "\np, r10, applications, get, */*, allow\np, r11, logs, get, */*, allow");

        assertThat(can(enforcer, "r0", "get", "applications", "a/b")).isTrue();
        assertThat(can(enforcer, "r0", "get", "logs", "a/b")).isFalse();
        assertThat(can(enforcer, "r1", "get", "logs", "a/b")).isTrue();
    }

    @Test
    void anInvalidGlobNeverMatches() {
        Enforcer enforcer = enforcer("""
                p, ada, applications, *, */*, allow
                p, ada, applications, delete, [a-zA-Z]*/*, deny
                """);

        assertThat(can(enforcer, "ada", "delete", "applications", "a/b")).isTrue();
    }

    @Test
    void regularExpressionsAreFoundAnywhere() {
        Enforcer enforcer = enforcer("p, ada, applications, get, shop/.*, allow", "", MatchMode.REGEX);

        assertThat(can(enforcer, "ada", "get", "applications", "workshop/web")).isTrue();
        assertThat(can(enforcer, "ada", "forget", "applicationsets", "shop/x")).isTrue();
        assertThat(can(enforcer, "ada", "gets", "applications", "shop/x")).isTrue();
        assertThat(can(enforcer, "ada", "get", "applications", "shop")).isFalse();
    }

    @Test
    void regexModeKillsArgoCdsOwnRoles() {
        Enforcer enforcer = enforcer("", "", MatchMode.REGEX);

        assertThat(can(enforcer, "role:readonly", "get", "applications", "a/b")).isFalse();
        Decision decision = enforcer.decide(new Request("admin", "sync", "applications", "a/b"));
        assertThat(decision.allowed()).isFalse();
        assertThat(decision.why()).contains("invalid regular expression");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?=a)", "(a)\\1", "a\\Z", "*", "[", "(?!x)"})
    void anInvalidExpressionRefusesWhateverComesToIt(String expression) {
        Enforcer enforcer = enforcer("""
                p, ada, applications, get, .*, allow
                p, ada, applications, get, "%s", deny
                """.formatted(expression), "", MatchMode.REGEX);

        assertThat(can(enforcer, "ada", "get", "applications", "b/c")).isFalse();
    }

    @Test
    void anInvalidExpressionThatIsNotComeToDoesNothing() {
        Enforcer enforcer = enforcer("""
                p, ada, applications, get, .*, allow
                p, ada, clusters, get, *, allow
                """, "", MatchMode.REGEX);

        assertThat(can(enforcer, "ada", "get", "applications", "b/c")).isTrue();
        assertThat(can(enforcer, "ada", "get", "clusters", "b")).isFalse();
    }

    private static final Project SHOP = new Project(
            "shop",
            List.of(new Project.Role(
                    "ci", List.of("p, proj:shop:ci, applications, sync, shop/*, allow"), List.of("builders"))));

    @Test
    void aProjectsRoleIsGoodForItsProjectAlone() {
        Enforcer enforcer = enforcer(
                "p, proj:shop:ci, applications, sync, other/*, allow",
                "",
                MatchMode.GLOB,
                SHOP,
                new Project("other", List.of()));

        assertThat(can(enforcer, "proj:shop:ci", "sync", "applications", "shop/web"))
                .isTrue();
        assertThat(can(enforcer, "proj:shop:ci", "sync", "applications", "other/web"))
                .isFalse();
        assertThat(can(enforcer, "proj:shop:ci", "get", "projects", "shop")).isTrue();
        assertThat(can(enforcer, "proj:shop:ci", "get", "applications", "shop/web"))
                .isFalse();
    }

    @Test
    void aProjectsGroupsHaveItsRole() {
        Enforcer enforcer = enforcer("", "", MatchMode.GLOB, SHOP);

        assertThat(canAs(enforcer, List.of("builders"), "sync", "shop/web")).isTrue();
        assertThat(canAs(enforcer, List.of("builders"), "sync", "else/web")).isFalse();
    }

    @Test
    void aProjectWithABadLineIsLeftOutItsDeniesToo() {
        Project bad = new Project(
                "shop",
                List.of(new Project.Role(
                        "ci",
                        List.of("p, proj:shop:ci, applications, *, shop/*, deny", "nonsense, x"),
                        List.of("builders"))));
        Enforcer enforcer =
                enforcer("p, role:d, applications, *, shop/*, allow\ng, builders, role:d", "", MatchMode.GLOB, bad);

        assertThat(canAs(enforcer, List.of("builders"), "sync", "shop/web")).isTrue();
        assertThat(can(enforcer, "proj:shop:ci", "get", "projects", "shop")).isFalse();
    }

    @Test
    void updateAndDeleteDoNotReachWhatIsBelow() {
        Enforcer enforcer = enforcer("p, ada, applications, delete, shop/*, allow");

        assertThat(can(enforcer, "ada", "delete", "applications", "shop/web")).isTrue();
        assertThat(can(enforcer, "ada", "delete/apps/Deployment/shop/web", "applications", "shop/web"))
                .isFalse();
    }

    @Test
    void spacesOfGoAreTrimmed() {
        Enforcer enforcer = enforcer("\u00a0\u2007p,\u3000ada, applications, get, */*, allow\u0085");

        assertThat(can(enforcer, "ada", "get", "applications", "a/b")).isTrue();
    }

    @Test
    void tellsWhoCanAndWhat() {
        Enforcer enforcer = enforcer("""
                p, role:dev, applications, sync, shop/*, allow
                p, role:dev, applications, sync, shop/pay, deny
                g, ada, role:dev
                """);
        Access access = new Access(enforcer);

        assertThat(access.whoCan("sync", "applications", "shop/web").stream().map(Access.Holder::subject))
                .containsExactly("ada", "admin", "role:admin", "role:dev");
        assertThat(access.whoCan("sync", "applications", "shop/pay").stream().map(Access.Holder::subject))
                .containsExactly("admin", "role:admin");
        assertThat(access.whatCan("ada", List.of()).stream().map(g -> g.line().number()))
                .containsExactly(1);
    }

    @Test
    void tellsWhoGainsAndWhoLoses() {
        Enforcer before =
                enforcer("p, role:dev, applications, sync, shop/*, allow\ng, ada, role:dev\ng, bob, role:dev");
        Enforcer after = enforcer("p, role:dev, applications, \"{sync,get}\", shop/*, allow\ng, ada, role:dev");

        Stream<String> changes = PolicyDifference.between(before, after).changes().stream()
                .filter(c -> !Enforcer.isRole(c.request().subject()))
                .map(c -> (c.gained() ? "+" : "-") + c.request().subject() + " "
                        + c.request().action());

        assertThat(changes).containsExactlyInAnyOrder("+ada get", "-bob sync");
    }
}
