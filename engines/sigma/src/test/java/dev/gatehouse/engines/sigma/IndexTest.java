package dev.gatehouse.engines.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.sigma.event.JsonEvent;
import dev.gatehouse.engines.sigma.event.MapEvent;
import dev.gatehouse.engines.sigma.event.Origin;
import dev.gatehouse.engines.sigma.pipeline.Pipeline;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.engines.sigma.rule.RuleReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many random rules at once give what each of their patterns gives alone, by another way of matching. */
class IndexTest {

    private static final String[] PARTS = {
        "a",
        "b",
        "ab",
        "abc",
        "-",
        "/",
        "–",
        ".exe",
        "cmd",
        "Cmd",
        "é",
        "É",
        "\\\\",
        " ",
        "x",
        "1",
        "*",
        "?",
        "powershell"
    };
    private static final String[] MODIFIERS = {
        "",
        "|contains",
        "|startswith",
        "|endswith",
        "|cased",
        "|contains|cased",
        "|contains|windash",
        "|windash|endswith"
    };

    private record Case(String modifiers, String value) {

        /** The same as an expression of the JDK's, on texts of the test's own. */
        boolean matches(String text) {
            boolean dashes = modifiers.contains("windash");
            StringBuilder expression = new StringBuilder();
            if (modifiers.contains("contains") || modifiers.contains("endswith")) {
                expression.append(".*");
            }
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                boolean escaped = c == '\\' && i + 1 < value.length() && "\\*?".indexOf(value.charAt(i + 1)) >= 0;
                if (escaped) {
                    expression.append(Pattern.quote(String.valueOf(value.charAt(++i))));
                } else if (c == '*') {
                    expression.append(".*");
                } else if (c == '?') {
                    expression.append('.');
                } else if (dashes && "-/–—―".indexOf(c) >= 0) {
                    expression.append("[-/–—―]");
                } else {
                    expression.append(Pattern.quote(String.valueOf(c)));
                }
            }
            if (modifiers.contains("contains") || modifiers.contains("startswith")) {
                expression.append(".*");
            }
            int flags = Pattern.DOTALL
                    | (modifiers.contains("cased") ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            return Pattern.compile(expression.toString(), flags).matcher(text).matches();
        }
    }

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i >= 0; i--) {
            text.append(PARTS[random.nextInt(PARTS.length)]);
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void indexesAgreeWithPatterns(long seed) {
        Random random = new Random(seed);
        List<Case> cases = new ArrayList<>();
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            Case one = new Case(MODIFIERS[random.nextInt(MODIFIERS.length)], text(random, 5));
            cases.add(one);
            rules.append("---\ntitle: r\nid: r").append(i);
            rules.append("\nlogsource: {category: test}\ndetection:\n  s:\n    field")
                    .append(one.modifiers());
            rules.append(": '").append(one.value()).append("'\n  condition: s\n");
        }
        RuleReader reader = new RuleReader();
        reader.file("rules", rules.toString());
        DetectionSet set = DetectionSet.of(reader.reading(), Pipeline.NONE);
        assertThat(set.problems()).isEmpty();
        Detector detector = new Detector(set, DetectorOptions.STANDARD);
        // Past the events at which the program learns what is rare.
        for (int i = 0; i < 700; i++) {
            String value = text(random, 8).replace("*", "\n").replace("?", "\"");
            List<String> expected = new ArrayList<>();
            for (int c = 0; c < cases.size(); c++) {
                if (cases.get(c).matches(value)) {
                    expected.add("r" + c);
                }
            }
            String json = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"");
            List<String> fromJson = new ArrayList<>();
            detector.accept(
                    JsonEvent.of("{\"z\": [{}], \"field\": \"" + json + "\"}"),
                    new Origin("json", i, i),
                    LogSource.ANY,
                    hit -> fromJson.add(hit.rule().identity()));
            List<String> fromMap = new ArrayList<>();
            detector.accept(
                    new MapEvent(Map.of("field", value)),
                    new Origin("map", i, i),
                    LogSource.ANY,
                    hit -> fromMap.add(hit.rule().identity()));
            assertThat(fromJson).as(value).containsExactlyElementsOf(expected);
            assertThat(fromMap).as(value).containsExactlyElementsOf(expected);
        }
    }
}
