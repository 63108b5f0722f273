package dev.gatehouse.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlReaderTest {

    private static final YamlReader READER = new YamlReader(Limits.MANIFEST, YamlReader.Duplicates.LAST_COUNTS);

    private static final YamlReader STRICT = new YamlReader(Limits.BY_HAND, YamlReader.Duplicates.REFUSED);

    private static Node only(String text) {
        Reading reading = READER.read(text);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.documents()).hasSize(1);
        return reading.documents().getFirst();
    }

    private static Problem problem(String text) {
        Reading reading = READER.read(text);
        assertThat(reading.problems()).hasSize(1);
        return reading.problems().getFirst();
    }

    @Test
    void everyValueKeepsItsPlace() {
        assertThat(Trees.written(only("""
                spec:
                  ports:
                    - port: 22
                      open: true
                  note: ~
                """)))
                .isEqualTo("{TEXT 'spec'@1:1={TEXT 'ports'@2:3=[{TEXT 'port'@3:7=INTEGER '22'@3:13,"
                        + " TEXT 'open'@4:7=BOOLEAN 'true'@4:13}@3:7-4]@3:5-4,"
                        + " TEXT 'note'@5:3=NULL ''@5:9}@2:3-5}@1:1-5");
    }

    @Test
    void columnsCountCodePoints() {
        Mapping mapping = (Mapping) only("{\"\uD83D\uDE80\": \u00e9, b: c}\n");
        assertThat(mapping.get("b").column()).isEqualTo(13);
    }

    @ParameterizedTest
    @CsvSource({
        "'a: |\n  x\n  y\nb: 1\n', 3",
        "'a: >-\n  x\n  y\n\nb: 1\n', 4",
        "'a: \"x\n  y\"\nb: 1\n', 2",
        "'a: [x,\n  y]\nb: 1\n', 2",
        "'a: {x: 1,\n\n  y: 2}\nb: 1\n', 3"
    })
    void aValueOverSeveralLinesEndsOnItsLast(String text, int endLine) {
        assertThat(((Mapping) only(text)).get("a").endLine()).isEqualTo(endLine);
    }

    @ParameterizedTest
    @CsvSource({
        "'a: b', TEXT, b",
        "'a: \"1\"', TEXT, 1",
        "'a: !!str 1', TEXT, 1",
        "'a: 1', INTEGER, 1",
        "'a: 0x1F', INTEGER, 0x1F",
        "'a: 1.5e3', DECIMAL, 1.5e3",
        "'a: .inf', DECIMAL, .inf",
        "'a: True', BOOLEAN, True",
        "'a: yes', BOOLEAN, yes",
        "'a: 1.2.3', TEXT, 1.2.3",
        "'a: 2026-01-01', TEXT, 2026-01-01",
        "'a: +', TEXT, +"
    })
    void scalarsHaveTheTypesOfTheCoreSchema(String text, Scalar.Type type, String value) {
        assertThat(((Mapping) only(text)).get("a")).isInstanceOfSatisfying(Scalar.class, scalar -> {
            assertThat(scalar.type()).isEqualTo(type);
            assertThat(scalar.text()).isEqualTo(value);
        });
    }

    @Test
    void aStreamHoldsManyDocuments() {
        Reading reading = READER.read("# head\n---\na: 1\n---\n# nothing\n---\nb: 2\n...\n---\nc: 3\n");
        assertThat(reading.documents()).extracting(Node::line).containsExactly(3, 7, 10);
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void directivesBelongToTheDocumentAfterThem() {
        assertThat(Trees.values(only("%YAML 1.2\n---\na: 1\n"))).isEqualTo("{a: 1}");
    }

    @Test
    void aBrokenDocumentHidesNoOther() {
        Reading reading = READER.read("a: 1\n---\nb: [\n---\nc: 3\n---\n  d: 'x\n---\ne: 5\n");
        assertThat(reading.documents()).extracting(Trees::values).containsExactly("{a: 1}", "{c: 3}", "{e: 5}");
        assertThat(reading.problems()).hasSize(2);
    }

    @Test
    void aSecondDocumentNeedsAMarker() {
        assertThat(problem("a: 1\n...\nb: 2\n").message()).isEqualTo("a second document begins without a line `---`");
    }

    @Test
    void anAliasIsTheAnchoredTreeWithItsPlaces() {
        assertThat(Trees.written(only("a: &x {k: v}\nb: *x\n")))
                .isEqualTo("{TEXT 'a'@1:1={TEXT 'k'@1:8=TEXT 'v'@1:11}@1:4,"
                        + " TEXT 'b'@2:1={TEXT 'k'@1:8=TEXT 'v'@1:11}@1:4}@1:1-2");
    }

    @Test
    void mergedKeysGiveWayToTheMappingsOwn() {
        assertThat(Trees.values(only("base: &b {x: 1, y: 2}\nuse:\n  <<: *b\n  y: 3\n")))
                .isEqualTo("{base: {x: 1, y: 2}, use: {y: 3, x: 1}}");
    }

    @Test
    void theFirstOfSeveralMergedMappingsCounts() {
        assertThat(Trees.values(only("a: &a {x: 1}\nb: &b {x: 2, y: 2}\nc: {<<: [*a, *b]}\n")))
                .endsWith("c: {x: 1, y: 2}}");
    }

    @Test
    void anAnchorCountsInItsOwnDocumentOnly() {
        Reading reading = READER.read("a: &x 1\n---\nb: *x\n");
        assertThat(reading.problems()).containsExactly(new Problem("`*x` names no anchor before it", 3, 4));
    }

    @Test
    void anAliasInsideItsOwnAnchorIsRefused() {
        assertThat(problem("a: &x\n  - *x\n")).isEqualTo(new Problem("`*x` stands inside its own anchor", 2, 5));
    }

    @Test
    void anchorsThatNameEachOtherAreRefused() {
        assertThat(problem("a: &x [*y]\nb: &y [*x]\n").message()).isEqualTo("`*y` names no anchor before it");
    }

    @Test
    void aKeyThatStandsTwiceCountsLast() {
        assertThat(Trees.values(only("a: 1\nb: 2\na: 3\n"))).isEqualTo("{a: 3, b: 2}");
    }

    @Test
    void aKeyThatStandsTwiceIsRefusedWherePeopleWriteByHand() {
        assertThat(STRICT.read("a: 1\nb: 2\na: 3\n").problems())
                .containsExactly(new Problem("the key `a` stands twice", 3, 1));
    }

    @Test
    void aListAsAKeyIsRefused() {
        assertThat(problem("x: 1\n? [a, b]\n: c\n")).isEqualTo(new Problem("a list or mapping as a key", 2, 3));
    }

    @Test
    void aTabThatIndentsIsCalledOne() {
        assertThat(problem("a:\n\tb: 1\n")).isEqualTo(new Problem("a tab where only spaces may indent", 2, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "'a: [b\nc: d\n', 2, 2, '`,` or `]` is missing'",
        "'a: {b: c\nd: e\n', 2, 2, '`,` or `}` is missing'",
        "'a: [\n', 2, 1, 'a value is missing'",
        "'a: \"b\n', 2, 1, 'a text without its closing quote'",
        "'a: b: c\n', 1, 5, 'mapping values are not allowed here: a text with `: ` in it needs quotes'",
        "'a:\n  - b\n c: d\n', 3, 2, 'this does not fit the indentation above it'",
        "'a\nb: c\n', 2, 2, 'mapping values are not allowed here: a text with `: ` in it needs quotes'",
        "'a: b\nc\n', 3, 1, '`:` is missing after a key'",
        "'a: @b\n', 1, 4, 'a text that begins with `@` needs quotes'"
    })
    void whatIsWrongIsSaidPlainly(String text, int line, int column, String message) {
        assertThat(problem(text)).isEqualTo(new Problem(message, line, column));
    }

    @Test
    void tagsOfOtherToolsAreReadOver() {
        assertThat(Trees.values(only("script: !reference [.setup, script]\nref: !Ref Name\n")))
                .isEqualTo("{script: [.setup, script], ref: Name}");
    }

    @Test
    void linesMayEndAsOnWindows() {
        assertThat(Trees.written(only("a:\r\n  - b\r\n  - |\r\n    x\r\n    y\r\n")))
                .isEqualTo("{TEXT 'a'@1:1=[TEXT 'b'@2:5, TEXT 'x\\ny\\n'@3:5-5]@2:3-5}@1:1-5");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() {
        byte[] marked = "\uFEFFa: 1\n".getBytes(StandardCharsets.UTF_8);
        assertThat(Trees.written(READER.read(marked).documents().getFirst()))
                .isEqualTo("{TEXT 'a'@1:1=INTEGER '1'@1:4}@1:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# only a comment\n", "---\n", "---\n...\n", "~\n", "---\n---\n"})
    void nothingIsNoDocument(String text) {
        assertThat(READER.read(text)).isEqualTo(new Reading(java.util.List.of(), java.util.List.of()));
    }

    @Test
    void aControlCharacterIsNamedWithItsPlace() {
        assertThat(problem("a: 1\n---\nb: x\u0007y\n"))
                .isEqualTo(new Problem("the control character U+0007 is not allowed in YAML", 3, 5));
    }

    @Test
    void textThatIsNotUtf8IsNamedWithItsPlace() {
        byte[] latin = "a: 1\nb: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(READER.read(latin).problems()).containsExactly(new Problem("not UTF-8", 2, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE"})
    void otherEncodingsAreProblems(String charset) {
        byte[] wide = "\u00e9: 1\n".getBytes(java.nio.charset.Charset.forName(charset));
        assertThat(READER.read(wide).problems()).hasSize(1);
    }
}
