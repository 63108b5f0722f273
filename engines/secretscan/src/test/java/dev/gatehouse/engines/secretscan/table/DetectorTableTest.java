package dev.gatehouse.engines.secretscan.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Match;
import dev.gatehouse.engines.secretscan.SecretScanner;
import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import dev.gatehouse.engines.secretscan.table.DetectorTable.Row;
import dev.gatehouse.engines.secretscan.table.MadeExamples.Example;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorTableTest {

    private static final SecretScanner SCANNER = new SecretScanner(StandardDetectors.tokens());

    private static List<Match> scan(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return SCANNER.scan(content, content.length);
    }

    static Stream<Row> rows() {
        return StandardDetectors.tables().stream().flatMap(family -> DetectorTable.rows(family).stream());
    }

    static Stream<Example> tokens() {
        return LongStream.range(0, 5)
                .boxed()
                .flatMap(seed -> StandardDetectors.tables().stream()
                        .flatMap(family -> new MadeExamples(seed).tokens(family).stream()));
    }

    static Stream<Example> noTokens() {
        return StandardDetectors.tables().stream().flatMap(family -> new MadeExamples(7).noTokens(family).stream());
    }

    @Test
    void everyRowHasExamplesThatMatchAndThatDoNot() {
        List<String> ids = rows().map(Row::id).toList();

        assertThat(ids).hasSizeGreaterThan(300).doesNotHaveDuplicates();
        assertThat(tokens().map(Example::detector).distinct()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(noTokens().map(Example::detector).distinct()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void findsATokenAndExactlyThat(Example example) {
        int start = example.before().length();

        assertThat(scan(example.text()))
                .extracting(match -> match.detector().id(), Match::start, Match::end)
                .containsExactly(
                        tuple(example.detector(), start, start + example.token().length()));
    }

    @ParameterizedTest
    @MethodSource("noTokens")
    void findsNoneWhereNoneStands(Example example) {
        assertThat(scan(example.text()).stream().map(match -> match.detector().id()))
                .doesNotContain(example.detector());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aMarkIsLongEnoughToBeRare(Row row) {
        assertThat(row.marked()).allSatisfy(form -> {
            assertThat(form.form().hasKeyword()).isTrue();
            String keyword = form.form().keyword();
            assertThat(Form.keyword(form.form().toString())).isEqualTo(keyword);
            assertThat(keyword.length() >= 3
                            || !keyword.chars().allMatch(c -> CharacterClass.ALPHANUMERIC.has((char) c)))
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("rows")
    void idsAreWrittenInTheFieldsManner(Row row) {
        assertThat(row.id()).matches("[a-z0-9]+(-[a-z0-9]+)+");
        assertThat(row.name()).doesNotEndWith(".").isNotBlank();
    }

    @Test
    void sourcesAreAddressesOfTheRowAfterThem() throws IOException {
        int sources = 0;
        for (String family : StandardDetectors.tables()) {
            try (InputStream table = DetectorTable.class.getResourceAsStream(family + ".txt")) {
                List<String> lines = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).startsWith("# source:")) {
                        sources++;
                        assertThat(lines.get(i)).startsWith("# source: https://");
                        assertThat(lines.get(i + 1)).contains(" | ");
                    }
                }
            }
        }
        assertThat(sources).as("rows whose issuer was asked").isGreaterThanOrEqualTo(25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a | b", "a | b | x<nothing:3>", "a | b | x<hex:3", "a | b | x_<url:1-3>-<hex:2>"})
    void refusesWhatItCannotRead(String row) {
        assertThatIllegalArgumentException().isThrownBy(() -> DetectorTable.read(row));
    }
}
