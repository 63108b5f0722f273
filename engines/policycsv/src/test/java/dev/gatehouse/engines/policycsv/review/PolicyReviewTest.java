package dev.gatehouse.engines.policycsv.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.policycsv.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolicyReviewTest {

    private static final String SOUND = """
            # developers deploy
            p, role:dev, applications, sync, shop/*, allow
            p, role:dev, applications, action/apps/Deployment/restart, shop/*, allow

            g, acme:developers, role:dev
            """;

    @Test
    void aSoundPolicyHasNoFaults() {
        assertThat(PolicyReview.of(Policy.read(SOUND), "role:readonly")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            p, role:dev, applications, get, shop/*                     | BREAKS_THE_POLICY
            p, role:dev, applications, get, shop/*, allow, x           | BREAKS_THE_POLICY
            g, acme:developers                                         | BREAKS_THE_POLICY
            P, role:dev, applications, get, shop/*, allow              | BREAKS_THE_POLICY
            p, "role:dev, applications, get, shop/*, allow             | BREAKS_THE_POLICY
            p, role:"dev", applications, get, shop/*, allow            | BREAKS_THE_POLICY
            e, some(where (p.eft == allow))                            | DEAD
            p, role:dev, applications, get, shop/*, Deny               | DEAD
            p, role:dev, applications, delete, [a-zA-Z]*/*, deny       | DEAD
            p, role:dev, application, get, shop/*, allow               | DEAD
            p, role:dev, applications, restart, shop/*, allow          | DEAD
            p, team-*, applications, get, shop/*, allow                | DEAD
            p, role:dev , applications, get, shop/*, allow             | DEAD
            g, acme:*, role:dev                                        | DEAD
            p, role:base, applications, get, shop/*, deny              | DEAD
            p, , applications, *, */*, allow                           | EVERYONE
            p, role:dev, applications, sync, shop/web, allow           | SHADOWED
            p, role:dev, applications, sync, shop/*, deny              | SHADOWED
            p, role:admin, applications, sync, shop/*, allow           | SHADOWED
            p, role:nobody, applications, get, shop/*, allow           | UNCONNECTED
            g, acme:developers, role:nothing                           | UNCONNECTED
            p, acme:testers, applications, get, shop/*, allow          | UNCONNECTED
            p, ada@example.com, applications, get, shop/*, allow       | ''
            p, role:dev, applications, get, shop/*, allow              | ''
            p, acme:developers, applications, get, shop/*, allow       | ''
            p, role:dev, applications, update/*, shop/*, allow         | ''
            p, role:dev, *, get, shop/*, allow                         | ''
            """)
    void oneMoreLine(String line, String type) {
        List<Fault> faults = PolicyReview.of(Policy.read(SOUND + line), "role:base");

        assertThat(faults.stream().map(f -> f.type().name())).isEqualTo(type.isEmpty() ? List.of() : List.of(type));
    }

    @Test
    void theFirstOfTwoEqualLinesStays() {
        List<Fault> faults = PolicyReview.of(Policy.read(SOUND + "p, role:dev, applications, sync, shop/*, allow"), "");

        assertThat(faults)
                .singleElement()
                .satisfies(f -> assertThat(f.line().number()).isEqualTo(6));
    }

    @Test
    void linesAreNumberedFromOne() {
        assertThat(Policy.read(SOUND).lines().getFirst().number()).isEqualTo(2);
    }

    @Test
    void rolesOfRolesAreFollowed() {
        Policy policy = Policy.read("g, ada, role:a\ng, role:a, role:b\ng, role:b, role:a");

        assertThat(policy.rolesOf("ada")).containsExactly("ada", "role:a", "role:b");
    }
}
