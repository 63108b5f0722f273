package dev.gatehouse.engines.gitobjects.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.engines.gitobjects.ObjectFormat;
import java.nio.charset.StandardCharsets;

/** Runs over its seeds in every build; with {@code JAZZER_FUZZ=1} it searches. */
class ContentFuzzTest {

    @FuzzTest(maxDuration = "10s")
    void commitsAndTagsAreRead(byte[] bytes) {
        Commit commit = Commit.parse(bytes, bytes.length);
        CommitLinks links = CommitLinks.parse(bytes, bytes.length);
        Tag tag = Tag.parse(bytes, bytes.length);
        assertThat(commit.messageStart()).isBetween(0, bytes.length);
        assertThat(tag.messageStart()).isBetween(0, bytes.length);
        assertThat(Commit.messageStart(bytes, bytes.length)).isBetween(0, bytes.length);
        assertThat(links.parents()).hasSizeLessThanOrEqualTo(bytes.length / 47);
    }

    @FuzzTest(maxDuration = "10s")
    void treesAreReadAsFarAsTheyGo(byte[] bytes) {
        for (ObjectFormat format : ObjectFormat.values()) {
            TreeCursor cursor = new TreeCursor(format).reset(bytes, bytes.length);
            int entries = 0;
            while (cursor.next()) {
                entries++;
                assertThat(cursor.id().standsAt(bytes, cursor.idStart())).isTrue();
                assertThat(cursor.start()).isLessThan(cursor.nameStart());
                assertThat(cursor.nameStart()).isLessThanOrEqualTo(cursor.nameEnd());
                assertThat(cursor.end()).isEqualTo(cursor.nameEnd() + 1 + format.idLength());
            }
            assertThat(entries).isLessThanOrEqualTo(bytes.length / (format.idLength() + 2));
        }
    }

    @FuzzTest(maxDuration = "10s")
    void peopleAreRead(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Identity identity = Identity.parse(text);
        assertThat(text).contains(identity.name()).contains(identity.email());
    }
}
