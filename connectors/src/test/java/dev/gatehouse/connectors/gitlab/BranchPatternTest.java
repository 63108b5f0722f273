package dev.gatehouse.connectors.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BranchPatternTest {

    @ParameterizedTest
    @CsvSource({
        "main, main, true",
        "main, maint, false",
        "*, feature/one, true",
        "release-*, release-1.2, true",
        "release-*, release, false",
        "*-stable, 1-2-stable, true",
        "a*b*c, a/x/b/y/c, true",
        "a*b*c, acb, false",
        "ab*ba, aba, false"
    })
    void starsStandForAnyCharacters(String pattern, String branch, boolean covers) {
        assertThat(BranchPattern.fits(pattern, branch)).isEqualTo(covers);
    }

    @ParameterizedTest
    @CsvSource({
        "project_12_bot, true",
        "group_7_bot_3f9a, true",
        "project_12_bot3, true",
        "project_manager_bot, false",
        "ada, false"
    })
    void tellsAccountsOfTokensFromPeoples(String account, boolean machine) {
        assertThat(PeopleReader.machine(account)).isEqualTo(machine);
    }
}
