package dev.gatehouse.connectors.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.git.GitAttribute;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GitAttributesReaderTest {

    private static final Listing LISTING = new Listing(List.of());

    @Test
    void readsPatternsWithTheirAttributes() {
        String text = "# ours\n[attr]binary -diff\n*.key filter=git-crypt diff=git-crypt\n\"a b\"\t-text\n\n*.md\n";
        assertThat(new GitAttributesReader()
                        .read("x/.gitattributes", text.getBytes(StandardCharsets.UTF_8), LISTING)
                        .facts())
                .containsExactly(
                        attribute("*.key", 3, "filter=git-crypt", "diff=git-crypt"),
                        attribute("a b", 4, "-text"),
                        attribute("*.md", 6));
    }

    @Test
    void takesOnlyItsOwn() {
        assertThat(new GitAttributesReader().takes("x/.gitattributes", LISTING)).isTrue();
        assertThat(new GitAttributesReader().takes("x.gitattributes", LISTING)).isFalse();
    }

    private static GitAttribute attribute(String pattern, int line, String... attributes) {
        return new GitAttribute(pattern, List.of(attributes), Origin.file(Location.of("x/.gitattributes", line, 1)));
    }
}
