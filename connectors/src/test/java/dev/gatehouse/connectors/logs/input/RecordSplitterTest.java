package dev.gatehouse.connectors.logs.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordSplitterTest {

    /** What a splitter gave: records as {@code line:text}, broken ones as {@code !line:why}. */
    private static final class Kept implements RecordSink {

        private final List<String> records = new ArrayList<>();

        @Override
        public void accept(byte[] bytes, int from, int to, long line) {
            records.add(line + ":" + new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }

        @Override
        public void broken(long line, String why) {
            records.add("!" + line + ":" + why);
        }
    }

    private static List<String> split(String text, String... lists) throws IOException {
        return split(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 1 << 20, lists);
    }

    private static List<String> split(InputStream in, int longest, String... lists) throws IOException {
        Kept kept = new Kept();
        new RecordSplitter(in, Set.of(lists), kept, longest).run();
        return kept.records;
    }

    @Test
    void linesAreRecordsAndBlankOnesAreNot() throws IOException {
        assertThat(split("{\"a\":1}\r\n\n  \n{\"a\":2}\nno json\n{\"a\":3}"))
                .containsExactly("1:{\"a\":1}", "4:{\"a\":2}", "5:no json", "6:{\"a\":3}");
    }

    @Test
    void aBrokenFirstLineDoesNotSwallowTheNext() throws IOException {
        assertThat(split("{\"a\":\n{\"a\":2}\n")).containsExactly("1:{\"a\":", "2:{\"a\":2}");
    }

    @Test
    void aByteOrderMarkIsNoPartOfARecord() throws IOException {
        assertThat(split("\uFEFF{\"a\":1}\n")).containsExactly("1:{\"a\":1}");
    }

    @Test
    void aListGivesItsItemsEachWithItsLine() throws IOException {
        assertThat(split("[\n {\"a\":\"]}\\\"\"},\n {\"b\":[1,\n {}]}\n]\n"))
                .containsExactly("2:{\"a\":\"]}\\\"\"}", "3:{\"b\":[1,\n {}]}");
    }

    @Test
    void severalListsFollowOneAnother() throws IOException {
        assertThat(split("[{\"a\":1}]\n[{\"a\":2}]")).containsExactly("1:{\"a\":1}", "2:{\"a\":2}");
    }

    @Test
    void aListWithoutItsEndIsSaid() throws IOException {
        assertThat(split("[{\"a\":1},")).containsExactly("1:{\"a\":1}", "!1:the list has no end");
    }

    @Test
    void oneDocumentOverSeveralLinesIsOneRecord() throws IOException {
        assertThat(split("{\n \"a\": {\n }\n}\n{\"b\":1}\n")).containsExactly("1:{\n \"a\": {\n }\n}", "5:{\"b\":1}");
    }

    @Test
    void objectsMayFollowOneAnotherInOneLine() throws IOException {
        assertThat(split("{\"a\":1}{\"a\":2} {\"a\":3}")).containsExactly("1:{\"a\":1}", "1:{\"a\":2}", "1:{\"a\":3}");
    }

    @Test
    void aTextLineMayBeginWithABracket() throws IOException {
        assertThat(split("[2026-01-01] in\n[2026-01-02] out\n"))
                .containsExactly("1:[2026-01-01] in", "2:[2026-01-02] out");
    }

    @Test
    void aDocumentMayHoldItsRecordsUnderAKey() throws IOException {
        assertThat(split("{\"Records\":[{\"a\":1},\n{\"a\":2}]}", "Records"))
                .containsExactly("1:{\"a\":1}", "2:{\"a\":2}");
        assertThat(split("{\n\"kind\":\"List\",\"items\":[{\"a\":{\"items\":[]}}],\"metadata\":{}\n}", "items"))
                .containsExactly("2:{\"a\":{\"items\":[]}}");
        assertThat(split("{\"kind\":\"List\",\"items\":[\n{\"a\":1},\n{\"a\":2}\n]}", "items"))
                .containsExactly("2:{\"a\":1}", "3:{\"a\":2}");
        assertThat(split("{\n\"kind\":\"Event\"\n}", "items")).containsExactly("1:{\n\"kind\":\"Event\"\n}");
    }

    @Test
    void aDocumentThatHoldsRecordsMayBeALine() throws IOException {
        String line = "{\"kind\":\"List\",\"metadata\":{\"a\":\"[{\\\"\"},\"items\":[{\"a\":1},{\"a\":2}]}";
        assertThat(split(line, "items")).containsExactly("1:{\"a\":1}", "1:{\"a\":2}");
        assertThat(split(line + "\n" + line + "\n", "items"))
                .containsExactly("1:{\"a\":1}", "1:{\"a\":2}", "2:{\"a\":1}", "2:{\"a\":2}");
    }

    @Test
    void aListOfTextsHoldsNoRecords() throws IOException {
        String hook = "{\"action\":\"hook.create\",\"events\":[\"push\",\"fork\"],\"id\":1}";
        assertThat(split(hook + "\n" + hook, "events")).containsExactly("1:" + hook, "2:" + hook);
        String pretty = "{\n\"events\": [\n\"push\", [1]],\n\"id\": 1}";
        assertThat(split(pretty + "\n" + pretty, "events")).containsExactly("1:" + pretty, "5:" + pretty);
    }

    @Test
    void whatIsTooLongIsNamedAndTheNextOneRead() throws IOException {
        String longLine = "{\"a\":\"" + "x".repeat(300_000) + "\"}";
        for (String text : List.of(longLine + "\n{\"b\":1}\n", "[" + longLine + ",{\"b\":1}]")) {
            assertThat(split(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 100_000))
                    .containsExactly(
                            "!1:longer than 100000 bytes", text.startsWith("[") ? "1:{\"b\":1}" : "2:{\"b\":1}");
        }
    }

    @Test
    void aRecordMayLieAcrossReads() throws IOException {
        String line = "{\"a\":\"" + "y".repeat(1_000) + "\"}";
        byte[] text = (line + "\n").repeat(500).getBytes(StandardCharsets.UTF_8);
        InputStream dripping = new ByteArrayInputStream(text) {
            @Override
            public int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 777));
            }
        };
        assertThat(split(dripping, 1 << 20)).hasSize(500).allMatch(record -> record.endsWith(line));
    }

    @FuzzTest(maxDuration = "10s")
    void neverFailsNorLosesALine(byte[] bytes) throws IOException {
        split(new ByteArrayInputStream(bytes), 1 << 10, "items", "Records");
    }
}
