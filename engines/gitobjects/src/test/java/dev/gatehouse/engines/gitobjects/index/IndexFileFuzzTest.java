package dev.gatehouse.engines.gitobjects.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.engines.gitobjects.ObjectFormat;
import dev.gatehouse.engines.gitobjects.Problems;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Runs over its seeds in every build; with {@code JAZZER_FUZZ=1} it searches. */
class IndexFileFuzzTest {

    @FuzzTest(maxDuration = "10s")
    void indexesAreReadOrNamed(FuzzedDataProvider data) {
        ByteBuffer header = ByteBuffer.allocate(12);
        header.putInt(0x44495243).putInt(data.consumeInt(2, 4)).putInt(data.consumeInt(0, 9));
        byte[] rest = data.consumeRemainingAsBytes();
        byte[] bytes = ByteBuffer.allocate(12 + rest.length)
                .put(header.array())
                .put(rest)
                .array();
        List<IndexEntry> entries = new ArrayList<>();
        try {
            Link link = IndexFile.parse(bytes, ObjectFormat.SHA1, entries);
            if (link != null) {
                link.together(entries, entries, "index", new Problems(10));
            }
        } catch (UnreadableObject e) {
            assertThat(e.reason()).isNotEmpty();
        }
        assertThat(entries).hasSizeLessThan(10);
    }

    @FuzzTest(maxDuration = "10s")
    void linksAreReadOrNamed(byte[] bytes) {
        try {
            Link link = Link.parse(bytes, 0, bytes.length, 20);
            assertThat(link.deleted().length()).isLessThanOrEqualTo(1 << 23);
            assertThat(link.replaced().length()).isLessThanOrEqualTo(1 << 23);
        } catch (UnreadableObject e) {
            assertThat(e.reason()).isNotEmpty();
        }
    }
}
