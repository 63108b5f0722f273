package dev.gatehouse.engines.policycsv;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.engines.policycsv.review.PolicyLint;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Any text: no crash, no hang; and the index finds what one line after the other would. */
class PolicyFuzzTest {

    @FuzzTest(maxDuration = "10s")
    void anyPolicyIsReadAndDecidedAndReviewed(byte[] bytes) {
        Policy policy = Policy.read(new String(bytes, StandardCharsets.UTF_8));
        for (MatchMode mode : MatchMode.values()) {
            List<Part> parts = List.of(Part.BUILT_IN, new Part("policy.csv", policy));
            Enforcer enforcer = new Enforcer(parts, List.of(), "role:readonly", mode);
            assertThat(enforcer.decide(new Request("admin", List.of("x"), "sync", "applications", "a/b"))
                            .why())
                    .isNotEmpty();
            PolicyLint.of(parts, "role:readonly", mode);
        }
    }

    @FuzzTest(maxDuration = "10s")
    void anyGlobMatchesItsExampleWhereItIsValid(byte[] bytes) {
        String pattern = new String(bytes, StandardCharsets.UTF_8);
        Glob.compile(pattern)
                .ifPresent(glob -> assertThat(glob.matches(glob.example())).isTrue());
    }
}
