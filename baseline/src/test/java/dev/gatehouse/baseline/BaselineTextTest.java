package dev.gatehouse.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.baseline.policy.Organization;
import dev.gatehouse.model.Location;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown reads back as the same. */
final class BaselineTextTest {

    @Test
    void showsTheDefaults() {
        String shown = BaselineText.of(Baseline.defaults());
        assertThat(Reading.of(shown))
                .usingRecursiveComparison()
                .ignoringFields("file", "awareness.location")
                .isEqualTo(Baseline.defaults());
    }

    @Test
    void showsAWholeBaseline() {
        Baseline baseline = Reading.of(BaselineReaderTest.WHOLE);
        Baseline again = Reading.of(BaselineText.of(baseline));
        assertThat(again)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*location")
                .isEqualTo(baseline);
    }

    @Test
    void showsRangesAsBlocks() {
        Baseline baseline = Reading.of("""
                apiVersion: gatehouse.dev/v1
                ssh: {allowedCidrs: [0.0.0.0/0, "2001:db8::/32", 2001:db9::1]}
                """);
        assertThat(BaselineText.of(baseline)).contains("""
                  allowedCidrs: ["0.0.0.0/0", "2001:db8:0:0:0:0:0:0/32", "2001:db9:0:0:0:0:0:1/128"]
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain words",
                "- item",
                "a: b",
                "true",
                "12",
                "*alias",
                "a # b",
                "\"quoted\" \\ back",
                "two\nlines",
                "null",
                "~",
                "\u202Eright to left",
                "line\u2028separated",
                "山田 👩",
                "[a, b]",
                "{{ template }}"
            })
    void showsAnyTextAsThatText(String text) {
        Baseline defaults = Baseline.defaults();
        Organization.IdentityProvider provider =
                new Organization.IdentityProvider("x", null, false, text, Location.startOf("gatehouse.yaml"));
        Baseline baseline = new Baseline(
                null,
                new Organization("acme", provider),
                List.of(),
                List.of(),
                List.of(),
                defaults.access(),
                defaults.ssh(),
                defaults.secrets(),
                defaults.updates(),
                defaults.frameworks(),
                defaults.accessLog(),
                defaults.awareness(),
                defaults.rules(),
                List.of());
        assertThat(Reading.of(BaselineText.of(baseline))
                        .organization()
                        .identityProvider()
                        .evidence())
                .isEqualTo(text);
    }
}
