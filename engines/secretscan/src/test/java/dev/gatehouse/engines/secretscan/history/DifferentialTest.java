package dev.gatehouse.engines.secretscan.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scanning blobs by their deltas finds what scanning each as a whole finds. */
class DifferentialTest {

    private static final int VERSIONS = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void byDeltasTheSameIsFound(long seed, @TempDir Path folder) {
        MadeHistory made = new MadeHistory(folder);
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            lines.add(line(random));
        }
        for (int version = 0; version < VERSIONS; version++) {
            for (int change = random.nextInt(4); change >= 0; change--) {
                change(lines, random);
            }
            made.write("values.yaml", String.join("\n", lines) + "\n").commit("Version " + version);
        }
        made.git("repack", "-q", "-a", "-d", "-f", "--depth=50");

        HistoryOptions options = HistoryOptions.of(true, 2);
        HistoryResult whole = made.scan(options.with(HistoryOptions.Manner.WHOLE));
        HistoryResult delta = made.scan(options.with(HistoryOptions.Manner.DELTA));

        assertThat(whole.findings()).isNotEmpty();
        assertThat(delta.counts().inherited()).isPositive();
        assertThat(delta.findings()).isEqualTo(whole.findings());
    }

    private static void change(List<String> lines, Random random) {
        int at = random.nextInt(lines.size());
        switch (random.nextInt(4)) {
            case 0 -> lines.add(at, line(random));
            case 1 -> lines.remove(at);
            case 2 -> lines.add(random.nextInt(lines.size()), lines.remove(at));
            case 3 -> {
                String line = lines.get(at);
                int cut = random.nextInt(line.length() + 1);
                lines.set(at, line.substring(0, cut) + (char) ('!' + random.nextInt(90)) + line.substring(cut));
            }
            default -> throw new IllegalStateException();
        }
    }

    private static String line(Random random) {
        String token = MadeHistory.token(random.nextInt(50));
        return switch (random.nextInt(8)) {
            case 0 -> "token: " + token;
            case 1 ->
                "data: "
                        + Base64.getEncoder()
                                .encodeToString(("token=" + token).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            case 2 -> "password: \"kX" + random.nextInt(100_000, 999_999) + "vq!Tz\"";
            case 3 -> "url: https://build:mR" + random.nextInt(100_000, 999_999) + "wLp@example.org/x";
            case 4 -> "hash: " + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
            case 5 -> "escaped: \"\\u0067\\u0068" + token.substring(2) + "\"";
            default -> "setting-" + random.nextInt(1000) + ": value " + random.nextInt(1000);
        };
    }
}
