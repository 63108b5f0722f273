package dev.gatehouse.engines.secretscan.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.gitobjects.Limits;
import dev.gatehouse.engines.gitobjects.ObjectFormat;
import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.gitleaks.ConfigurationReader;
import dev.gatehouse.engines.secretscan.search.Ruleset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheKeyTest {

    private static final String RULE = """
            [[rules]]
            id = "own"
            regex = '''own-[a-z]{8}'''
            keywords = ["own-"]
            [[rules.allowlists]]
            commits = ["%s", "b", "c", "d"]
            """;

    @TempDir
    Path folder;

    private byte[] key(String text, Limits limits, ObjectFormat format) throws Exception {
        Path file = Files.writeString(folder.resolve("rules.toml"), text);
        return CacheKey.of(Ruleset.of(ConfigurationReader.read(file, Set.of()), Confidence.LOW), limits, format)
                .bytes();
    }

    @Test
    void theSameRulesHaveTheSameKey() throws Exception {
        byte[] key = key(RULE.formatted("a"), Limits.DEFAULT, ObjectFormat.SHA1);
        assertThat(key).hasSize(32).isEqualTo(key(RULE.formatted("a"), Limits.DEFAULT, ObjectFormat.SHA1));
    }

    @Test
    void whateverDecidesWhatIsFoundMakesAnotherKey() throws Exception {
        String rule = RULE.formatted("a");
        Stream<byte[]> keys = Stream.of(
                key(rule, Limits.DEFAULT, ObjectFormat.SHA1),
                key(rule, Limits.DEFAULT, ObjectFormat.SHA256),
                key(rule, Limits.DEFAULT.withObjectBytes(1 << 20), ObjectFormat.SHA1),
                key(RULE.formatted("e"), Limits.DEFAULT, ObjectFormat.SHA1),
                key(rule.replace("{8}", "{9}"), Limits.DEFAULT, ObjectFormat.SHA1),
                key(rule.replace("\"own-\"", "\"own\""), Limits.DEFAULT, ObjectFormat.SHA1),
                key(rule + "[extend]\nuseDefault = true\n", Limits.DEFAULT, ObjectFormat.SHA1),
                key("", Limits.DEFAULT, ObjectFormat.SHA1));
        assertThat(keys.map(Arrays::toString)).doesNotHaveDuplicates();
    }
}
