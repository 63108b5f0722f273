package dev.gatehouse.connectors.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteUrlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://example.com/a.git                 | https://example.com/a.git
                    https://ada:secret@example.com/a.git      | https://example.com/a.git
                    https://token@example.com                 | https://example.com
                    https://ada:p@ss@example.com/a            | https://example.com/a
                    https://example.com/a@b.git               | https://example.com/a@b.git
                    https://example.com/a?private_token=x     | https://example.com/a
                    ssh://git:secret@example.com:22/a.git     | ssh://git@example.com:22/a.git
                    ssh://git@example.com/a.git               | ssh://git@example.com/a.git
                    git@example.com:acme/a.git                | git@example.com:acme/a.git
                    ../a.git                                  | ../a.git
                    file:///srv/a.git                         | file:///srv/a.git
                    """)
    void leavesCredentialsOut(String url, String expected) {
        assertThat(RemoteUrl.withoutCredentials(url)).isEqualTo(expected);
    }
}
