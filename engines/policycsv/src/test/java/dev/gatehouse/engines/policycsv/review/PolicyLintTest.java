package dev.gatehouse.engines.policycsv.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.policycsv.Enforcer;
import dev.gatehouse.engines.policycsv.MatchMode;
import dev.gatehouse.engines.policycsv.Part;
import dev.gatehouse.engines.policycsv.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyLintTest {

    private static final String SOUND = "p, role:dev, applications, sync, shop/*, allow\ng, acme:devs, role:dev\n";

    private static List<String> kinds(String policy, String defaultRole, MatchMode mode) {
        return PolicyLint.of(List.of(Part.BUILT_IN, new Part("policy.csv", Policy.read(policy))), defaultRole, mode)
                .stream()
                .map(remark -> remark.kind().label())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            p, role:dev, applications, sync, shop/web, Deny      | dead
            p, role:dev, applications, sync, */*, allow          | shadowed,reaches-production
            p, role:dev, applications, delete, shop/*, allow     | not-below
            p, role:dev, applications, get, shop/web, deny       | dead
            p, role:dev, applications, get                       | breaks-the-policy
            p, role:dev, logs, get, [a-zA-Z]*, allow             | dead
            p, role:dev, exec, create, shop/*, allow             | ''
            """)
    void oneMoreLine(String line, String kinds) {
        assertThat(String.join(",", kinds(SOUND + line, "role:readonly", MatchMode.GLOB)))
                .isEqualTo(kinds);
    }

    @Test
    void aDenyOfOneGroupThatAnotherIsAllowed() {
        assertThat(kinds(
                        SOUND + "p, role:frozen, applications, sync, shop/*, deny\ng, acme:frozen, role:frozen",
                        "",
                        MatchMode.GLOB))
                .containsExactly("leaky-deny");
    }

    @Test
    void regexModeIsSaidOnceAndEachInvalidExpression() {
        assertThat(kinds("p, role:dev, applications, sync, shop/*, allow\ng, d, role:dev", "", MatchMode.REGEX))
                .containsExactly("refuses");
        assertThat(kinds("p, role:dev, applications, sync, */*, allow\ng, d, role:dev", "", MatchMode.REGEX))
                .containsExactly("refuses", "refuses");
    }

    @ParameterizedTest
    @CsvSource({
        "'p, role:dev, applications, sync, prod*/*, allow', ''",
        "'p, role:dev, applications, sync, *, allow', 'shadowed,reaches-production'",
        "'p, ada, applications, delete/*, \"{shop,*}/web\", allow', reaches-production",
        "'p, ada, applications, get, */*, allow', ''",
        "'p, acme:*, applications, get, shop/*, allow', dead",
        "'g, acme:ops, role:admni', unconnected",
        "'p, ada, applications, sync, {shop,pay}/web, deny', breaks-the-policy",
        "'p, ada, applications, sync, shop/[, deny', dead",
        "'p, ada, applications, sync, shop/*, DENY', dead"
    })
    void aLineThatIsNotWhatItSeems(String line, String kinds) {
        assertThat(String.join(",", kinds(SOUND + line, "", MatchMode.GLOB))).isEqualTo(kinds);
    }

    @Test
    @Timeout(10)
    void takesLinesByTheThousands() {
        StringBuilder policy = new StringBuilder("g, ada, role:dev\n");
        for (int i = 0; i < 5_000; i++) {
            policy.append("p, role:dev, applications, sync, project-")
                    .append(i)
                    .append(i % 20 == 0 ? "/*, deny\n" : "/*, allow\n");
        }

        assertThat(kinds(policy.toString(), "", MatchMode.GLOB)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "exec, exec, create, shop/web",
        "logs, logs, get, shop/*",
        "secrets, clusters, update, *",
        "secrets, repositories, create, *",
        "secrets, accounts, update, *",
        "override, applications, override, shop/*",
        "admin, projects, update, *"
    })
    void tellsOfEachPower(String name, String resource, String action, String object) {
        Policy policy =
                Policy.read("p, ada, " + resource + ", " + action + ", " + object.replace("web", "*") + ", allow");
        Enforcer enforcer = new Enforcer(List.of(new Part("policy.csv", policy)), List.of(), "", MatchMode.GLOB);

        assertThat(Power.all(List.of("shop")).stream()
                        .filter(power -> !power.holders(new Access(enforcer)).isEmpty())
                        .map(Power::name))
                .containsExactly(name);
    }

    @Test
    void tellsWhoHasPower() {
        Enforcer enforcer = new Enforcer(
                List.of(Part.BUILT_IN, new Part("policy.csv", Policy.read("p, ada, exec, create, shop/*, allow"))),
                List.of(),
                "role:readonly",
                MatchMode.GLOB);
        Power exec = Power.all(List.of("shop")).getFirst();
        Power logs = Power.all(List.of()).get(1);

        assertThat(exec.holders(new Access(enforcer)).stream().map(Access.Holder::subject))
                .containsExactlyInAnyOrder("ada", "admin", "role:admin");
        assertThat(logs.holders(new Access(enforcer)).getFirst().subject()).isEmpty();
    }
}
