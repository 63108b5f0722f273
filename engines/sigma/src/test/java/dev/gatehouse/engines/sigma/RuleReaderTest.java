package dev.gatehouse.engines.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.sigma.event.JsonEvent;
import dev.gatehouse.engines.sigma.event.Origin;
import dev.gatehouse.engines.sigma.pipeline.Pipeline;
import dev.gatehouse.engines.sigma.rule.Level;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.engines.sigma.rule.RuleReader;
import dev.gatehouse.engines.sigma.source.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleReaderTest {

    private static DetectionSet read(String rules) {
        RuleReader reader = new RuleReader();
        reader.file("rule.yml", rules);
        return DetectionSet.of(reader.reading(), Pipeline.NONE);
    }

    private static List<String> rendered(String rules) {
        return read(rules).problems().stream().map(Problem::render).toList();
    }

    private static String rule(String item) {
        return "title: r\nlogsource: {category: test}\ndetection:\n  s:\n    " + item + "\n  condition: s\n";
    }

    @Test
    void aProblemHasFileLineColumnAndCaret() {
        assertThat(rendered(rule("field|startwith: a"))).containsExactly("""
                        rule.yml:5:11: `startwith` is not a modifier of Sigma 2.1
                              field|startwith: a
                                    ^""");
    }

    @Test
    void aProblemFoundWhenARuleIsMadeReadyHasItsLineToo() {
        assertThat(rendered(rule("field|re: '(a'")))
                .singleElement()
                .asString()
                .endsWith("    field|re: '(a'\n                 ^");
    }

    @Test
    void metadataIsKept() {
        DetectionSet set = read("""
                title: Title
                id: 929a690e-bef0-4204-a928-ef5e620d6fcc
                name: called
                status: test
                level: high
                description: What it finds
                tags: [attack.t1110]
                falsepositives: [Tests]
                references: [https://example.com]
                fields: [User]
                logsource: {product: Windows}
                detection: {s: {a: 1}, condition: s}
                """);
        assertThat(set.detections()).singleElement().satisfies(rule -> {
            assertThat(rule.metadata().identity()).isEqualTo("929a690e-bef0-4204-a928-ef5e620d6fcc");
            assertThat(rule.metadata().level()).isEqualTo(Level.HIGH);
            assertThat(rule.metadata().tags()).containsExactly("attack.t1110");
            assertThat(rule.logSource()).isEqualTo(new LogSource(null, "windows", null));
        });
    }

    @Test
    void whatCanBeDoneWithoutIsAWarning() {
        DetectionSet set = read("name: r\nlevel: urgent\ndetection: {s: {a: 1}, condition: s}\n");
        assertThat(set.problems()).isEmpty();
        assertThat(set.warnings())
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "`title` is missing",
                        "`logsource` is missing",
                        "`urgent` is not a level: informational, low, medium, high or critical");
    }

    @Test
    void whatHardlyDoesWhatItsAuthorWantsIsAWarning() {
        String filter = """
                ---
                title: f
                logsource: {category: test}
                filter:
                  rules: any
                  selection: {User|startswith: adm_}
                  condition: CONDITION
                """;
        String text = rule("field|contains|all: a") + filter.replace("CONDITION", "selection");
        assertThat(warnings(text))
                .containsExactly(
                        "rule.yml:5:20: `all` of a single value says nothing",
                        "rule.yml:13:14: only what the filter names is still found: to leave that out instead, write"
                                + " `not` before it");
        assertThat(warnings(rule("field|contains|all: [a, b]") + filter.replace("CONDITION", "not 1 of sel*")))
                .isEmpty();
    }

    private static List<String> warnings(String rules) {
        return read(rules).warnings().stream()
                .map(warning -> warning.render().lines().findFirst().orElseThrow())
                .toList();
    }

    @Test
    void twoRulesOfOneIdAreOneTooMany() {
        String one = "title: r\nid: same\nlogsource: {product: x}\ndetection: {s: {a: 1}, condition: s}\n";
        assertThat(rendered(one + "---\n" + one.replace("a: 1", "a: 2")))
                .singleElement()
                .asString()
                .contains("`same`");
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        RuleReader reader = new RuleReader();
        reader.file("rule.yml", "# x\ntitle: \u00e4".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(reader.reading().problems()).extracting(Problem::render).containsExactly("""
                rule.yml:2:8: not UTF-8
                  title:\s
                         ^""");
    }

    @Test
    void aBombOfAliasesEnds() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append("a%d: &a%d [".formatted(i, i))
                    .append("*a%d, ".formatted(i - 1).repeat(10))
                    .append("]\n");
        }
        assertThat(read(bomb.toString()).problems()).singleElement().asString().contains("too many values");
    }

    @Test
    void aControlCharacterInAnExcerptIsNotShown() {
        assertThat(rendered(
                        "title: r\nlogsource: {category: t}\ndetection:\n  s: {\"a\u009b31m|x\": 1}\n  condition: s\n"))
                .singleElement()
                .asString()
                .doesNotContain("\u009b");
    }

    /** Nested repetitions that a backtracking matcher does not finish, and ones whose program would be huge. */
    @Test
    void expressionsAreBounded() {
        assertThat(rendered(rule("field|re: '((a{1,100}){1,100}){1,100}'")))
                .singleElement()
                .asString()
                .contains("10000 steps");
        DetectionSet set = read(rule("field|re: '^(a+)+$'"));
        Detector detector = new Detector(set, DetectorOptions.STANDARD);
        String event = "{\"field\": \"" + "a".repeat(50_000) + "!\"}";
        List<Hit> hits = new ArrayList<>();
        long start = System.nanoTime();
        detector.accept(JsonEvent.of(event), new Origin("f", 1, 0), LogSource.ANY, hits::add);
        assertThat(hits).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void brokenEventsAreNamed() {
        Detector detector = new Detector(read(rule("field: a")), DetectorOptions.STANDARD);
        for (String broken : List.of(
                "",
                "[{\"field\": \"a\"}]",
                "{",
                "{\"field\": \"a",
                "{\"field\": \"a\"} x",
                "{\"field\": nul}",
                "{\"field\" 1}",
                "{\"field\": 01}")) {
            List<Hit> hits = new ArrayList<>();
            String problem = detector.accept(JsonEvent.of(broken), new Origin("f", 1, 0), LogSource.ANY, hits::add);
            assertThat(problem).as(broken).isNotNull();
            assertThat(hits).isEmpty();
        }
        String deep = "{\"field\": " + "[".repeat(1_000) + "]".repeat(1_000) + "}";
        assertThat(detector.accept(JsonEvent.of(deep), new Origin("f", 1, 0), LogSource.ANY, _ -> {}))
                .contains("nested deeper");
    }

    @Test
    void aSecondKeyHidesNothing() {
        Detector detector = new Detector(read(rule("field: a")), DetectorOptions.STANDARD);
        List<Hit> hits = new ArrayList<>();
        detector.accept(
                JsonEvent.of("{\"field\": \"a\", \"field\": \"b\"}"), new Origin("f", 1, 0), LogSource.ANY, hits::add);
        assertThat(hits).hasSize(1);
    }
}
