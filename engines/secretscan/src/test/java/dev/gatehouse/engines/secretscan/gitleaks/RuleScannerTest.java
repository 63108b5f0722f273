package dev.gatehouse.engines.secretscan.gitleaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleScannerTest {

    @TempDir
    private Path folder;

    private RuleScanner scanner(String text) throws IOException {
        return new RuleScanner(
                ConfigurationReader.read(Files.writeString(folder.resolve("gitleaks.toml"), text), Set.of()));
    }

    private static List<String> secrets(RuleScanner scanner, String content, String path, String commit) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return scanner.scan(bytes, bytes.length, path, commit).stream()
                .map(m -> new String(bytes, m.secretStart(), m.secretEnd() - m.secretStart(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void takesTheGroupThatIsAskedFor() throws IOException {
        RuleScanner scanner = scanner("""
                [[rules]]
                id = "second"
                regex = '''(key|pass)=(\\w+)'''
                secretGroup = 2
                [[rules]]
                id = "first-that-takes-part"
                regex = '''(?:a=(\\d+)|b=(\\d+))'''
                [[rules]]
                id = "whole"
                regex = '''c=\\d+'''
                """);

        assertThat(secrets(scanner, "é key=hidden b=12 c=3\n", "f", null)).containsExactly("hidden", "12", "c=3");
    }

    @Test
    void asksOnlyWhereAKeywordStands() throws IOException {
        RuleScanner scanner = scanner("""
                [[rules]]
                id = "a"
                regex = '''[0-9]{4}'''
                keywords = ["Pin"]
                """);

        assertThat(secrets(scanner, "1234", "f", null)).isEmpty();
        assertThat(secrets(scanner, "PIN: 1234", "f", null)).containsExactly("1234");
        assertThat(secrets(scanner, "1234" + " ".repeat(200_000) + "pin 5678", "f", null))
                .containsExactly("5678");
    }

    @Test
    void allowsByEachCriterion() throws IOException {
        RuleScanner scanner = scanner("""
                [[rules]]
                id = "a"
                regex = '''key=\\w+'''
                [[rules.allowlists]]
                commits = ["c1"]
                paths = ['''^docs/''']
                regexes = ['''^key=public''']
                stopwords = ["SAMPLE"]
                [[rules.allowlists]]
                condition = "AND"
                regexTarget = "line"
                paths = ['''^test/''']
                regexes = ['''harmless''']
                """);

        assertThat(secrets(scanner, "key=abc", "src/a", "c2")).containsExactly("key=abc");
        assertThat(secrets(scanner, "key=abc", "docs/a", "c2")).isEmpty();
        assertThat(secrets(scanner, "key=abc", "src/a", "C1")).isEmpty();
        assertThat(secrets(scanner, "key=public1", "src/a", "c2")).isEmpty();
        assertThat(secrets(scanner, "key=mysample", "src/a", "c2")).isEmpty();
        assertThat(secrets(scanner, "key=abc harmless", "test/a", "c2")).isEmpty();
        assertThat(secrets(scanner, "key=abc harmless", "src/a", "c2")).containsExactly("key=abc");
    }

    @Test
    void wantsWhatARuleRequiresNearby() throws IOException {
        RuleScanner scanner = scanner("""
                [[rules]]
                id = "secret"
                regex = '''secret=\\w+'''
                [[rules.required]]
                id = "user"
                withinLines = 1
                [[rules]]
                id = "user"
                regex = '''user=\\w+'''
                skipReport = true
                """);

        assertThat(secrets(scanner, "user=a\nsecret=b\n", "f", null)).containsExactly("secret=b");
        assertThat(secrets(scanner, "user=a\n\n\nsecret=b\n", "f", null)).isEmpty();
    }

    @Test
    void judgesAPathAlone() throws IOException {
        RuleScanner scanner = scanner("""
                [[rules]]
                id = "key-store"
                path = '''\\.p12$'''
                """);

        assertThat(scanner.pathRules("a/b.p12", null))
                .extracting(GitleaksRule::id)
                .containsExactly("key-store");
        assertThat(scanner.pathRules("a/b.txt", null)).isEmpty();
    }

    @Test
    void takesTimeLinearInTheTextWhateverTheExpression() throws IOException {
        RuleScanner scanner = scanner("""
                [[rules]]
                id = "backtracks"
                regex = '''(a+)+$b'''
                keywords = ["a"]
                """);

        assertThat(secrets(scanner, "a".repeat(300_000), "f", null)).isEmpty();
    }

    @Test
    void readsBytesThatAreNoText() throws IOException {
        RuleScanner scanner = scanner("""
                [[rules]]
                id = "a"
                regex = '''key=(\\w+)'''
                """);
        byte[] content = "\u00ff\u00fe\u0080key=abc\u00ff".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(scanner.scan(content, content.length, "f", null))
                .singleElement()
                .satisfies(m -> assertThat(m.secretStart()).isEqualTo(7));
    }
}
