package dev.gatehouse.engines.policycsv.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.policycsv.Enforcer;
import dev.gatehouse.engines.policycsv.MatchMode;
import dev.gatehouse.engines.policycsv.Part;
import dev.gatehouse.engines.policycsv.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;
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
