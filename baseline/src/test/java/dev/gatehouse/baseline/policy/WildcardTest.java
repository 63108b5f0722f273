package dev.gatehouse.baseline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {

    @ParameterizedTest
    @CsvSource({
        "shop, shop, true",
        "shop, shops, false",
        "*, '', true",
        "shop-*, shop-, true",
        "shop-*, shop, false",
        "*-eu, shop-eu, true",
        "a*a, a, false",
        "a*b*c, a-b-b-c, true",
        "a*b*c, a-c-b, false",
        "a*bc*c, abc, false",
        "**, anything, true"
    })
    void matches(String pattern, String name, boolean matches) {
        assertThat(Wildcard.matches(pattern, name)).isEqualTo(matches);
    }
}
