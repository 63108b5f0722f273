package dev.gatehouse.engines.secretscan.gitleaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationReaderTest {

    private static final Set<String> STANDARD = Set.of("github-pat", "private-key");

    @TempDir
    private Path folder;

    private GitleaksConfiguration read(String text) throws IOException {
        return ConfigurationReader.read(Files.writeString(folder.resolve("gitleaks.toml"), text), STANDARD);
    }

    private InvalidConfiguration refused(String text) {
        return catchThrowableOfType(InvalidConfiguration.class, () -> read(text));
    }

    @Test
    void readsAllOfARule() throws IOException {
        GitleaksConfiguration configuration = read("""
                [[rules]]
                id = "made-token"
                description = "A made token"
                regex = '''made_([a-z]{8})'''
                path = '''\\.ya?ml$'''
                secretGroup = 1
                entropy = 2.5
                keywords = ["MADE_"]
                tags = ["made", "token"]
                [[rules.allowlists]]
                condition = "AND"
                regexTarget = "line"
                commits = ["ABCDEF"]
                paths = ['''^docs/''']
                regexes = ['''ok''']
                stopwords = ["Sample"]
                """);

        assertThat(configuration.standard()).isFalse();
        assertThat(configuration.warnings()).isEmpty();
        assertThat(configuration.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.keywords()).containsExactly("made_");
            assertThat(rule.tags()).containsExactly("made", "token");
            assertThat(rule.entropy()).isEqualTo(2.5);
            assertThat(rule.allowlists()).singleElement().satisfies(list -> {
                assertThat(list.all()).isTrue();
                assertThat(list.target()).isEqualTo(Allowlist.Target.LINE);
                assertThat(list.commits()).containsExactly("abcdef");
                assertThat(list.stopwords()).containsExactly("sample");
            });
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [[rules]];id = "a";regex = '''(''' | 3:1 | missing closing )
            [[rules]];regex = '''a''' | 2:1 | without an id
            [[rules]];id = "a";regex = '''(a)''';secretGroup = 2 | 4:1 | has 1 group
            [[rules]];id = "a";regex = 3 | 3:1 | is no text
            [[rules]];id = "a" | 2:1 | neither regex nor path
            [[rules]];id = "a";regex = '''a''';keywords = [1] | 4:13 | something else than texts
            [[rules]];id = "a";regex = '''(a{900}){900}''' | 3:1 | more than 10000 steps
            [[rules]];id = "a";regex = '''(?=a)''' | 3:1 | no expression
            [allowlist];condition = "XOR";paths = ["a"] | 2:1 | XOR
            [allowlist];regexTarget = "file";paths = ["a"] | 2:1 | regexTarget
            [allowlist];description = "nothing" | 2:1 | allows nothing
            [[allowlists]];targetRules = ["b"];paths = ["a"] | 2:1 | no rule here
            [extend];path = "none.toml" | 2:1 | not there
            [extend];useDefault = true;path = "a.toml" | 3:1 | both useDefault and path
            [[rules]];id = "a";regex = '''a''';[[rules.required]];id = "b" | 2:1 | requires `b`
            title = | 1:8 | no TOML
            """)
    void saysWhatIsWrongWhere(String text, String place, String message) {
        InvalidConfiguration refused = refused(text.replace(';', '\n'));

        assertThat(refused).hasMessageContaining(message);
        assertThat(refused.line() + ":" + refused.column()).isEqualTo(place);
        assertThat(refused.advice()).isNotBlank();
    }

    @Test
    void extendsOtherFiles() throws IOException {
        Files.writeString(folder.resolve("base.toml"), """
                [[rules]]
                id = "kept"
                regex = '''a'''
                keywords = ["x"]
                [[rules]]
                id = "left-out"
                regex = '''b'''
                """);

        GitleaksConfiguration configuration = read("""
                [extend]
                path = "base.toml"
                disabledRules = ["left-out"]
                [[rules]]
                id = "kept"
                description = "said here"
                keywords = ["y"]
                """);

        assertThat(configuration.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.id()).isEqualTo("kept");
            assertThat(rule.description()).isEqualTo("said here");
            assertThat(rule.keywords()).containsExactly("x", "y");
        });
    }

    @Test
    void namesStandardDetectorsAsItsUsersDo() throws IOException {
        GitleaksConfiguration configuration = read("""
                [extend]
                useDefault = true
                disabledRules = ["private-key"]
                [[rules]]
                id = "github-pat"
                [rules.allowlist]
                paths = ['''^docs/''']
                """);

        assertThat(configuration.disabled()).containsExactly("private-key");
        assertThat(configuration.allows("github-pat", "s", "line", "docs/a", null))
                .isTrue();
        assertThat(configuration.allows("github-pat", "s", "line", "src/a", null))
                .isFalse();
    }

    @Test
    void warnsOfWhatNobodyReads() throws IOException {
        GitleaksConfiguration configuration = read("""
                [[rules]]
                id = "a"
                regex = '''a'''
                keyword = ["a"]
                """);

        assertThat(configuration.warnings())
                .singleElement()
                .asString()
                .contains(":4:1:")
                .contains("`keyword`");
    }
}
