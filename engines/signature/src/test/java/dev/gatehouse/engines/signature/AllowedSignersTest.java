package dev.gatehouse.engines.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedSignersTest {

    private static final String KEY = new SshSigner(SshSigner.Kind.ED25519).publicKey();
    private static final SshPublicKey PARSED = SshPublicKey.parse(KEY).orElseThrow();
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ada@example.com                                     | ada@example.com | git  | true
                    ada@example.com                                     | eve@example.com | git  | false
                    *@example.com                                       | ada@example.com | git  | true
                    *@example.com,!eve@*                                | eve@example.com | git  | false
                    eve@example.com,ada@example.com                     | ada@example.com | git  | true
                    "ada example,eve"                                   | ada example     | git  | true
                    ada@example.com namespaces="git,file"               | ada@example.com | file | true
                    ada@example.com namespaces="file"                   | ada@example.com | git  | false
                    ada@example.com NAMESPACES="g?t"                    | ada@example.com | git  | true
                    ada@example.com cert-authority                      | ada@example.com | git  | false
                    ada@example.com valid-after="20260601"              | ada@example.com | git  | true
                    ada@example.com valid-after="20260602"              | ada@example.com | git  | false
                    ada@example.com valid-before="202606011200Z"        | ada@example.com | git  | true
                    ada@example.com valid-before="20260601115959Z"      | ada@example.com | git  | false
                    ada@example.com namespaces="git",valid-after="20200101",valid-before="20300101" | ada@example.com | git | true
                    """)
    void allows(String beforeKey, String principal, String namespace, boolean expected) {
        AllowedSigners signers = AllowedSigners.parse(beforeKey + " " + KEY + " a comment");
        assertThat(signers.problems()).isEmpty();
        assertThat(signers.allows(principal, PARSED, namespace, NOON)).isEqualTo(expected);
    }

    @Test
    void takesLocalTimeWhereNoZIsWritten() {
        String text = "ada valid-before=\"20260601140000\" " + KEY;
        assertThat(AllowedSigners.parse(text, ZoneId.of("Europe/Berlin")).allows("ada", PARSED, "git", NOON))
                .isTrue();
        assertThat(AllowedSigners.parse(text, ZoneId.of("Asia/Tokyo")).allows("ada", PARSED, "git", NOON))
                .isFalse();
    }

    @Test
    void leavesCommentsAndBlankLinesAside() {
        AllowedSigners signers = AllowedSigners.parse("# ours\n\n   \nada " + KEY + "\n");
        assertThat(signers.entries()).extracting(AllowedSigners.Entry::line).containsExactly(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "ada ssh-ed25519",
                "ada ssh-ed25519 AAAA",
                "ada colour=\"red\" KEY",
                "ada valid-after=\"2026\" KEY",
                "ada valid-after=\"20261301\" KEY",
                "\"\" KEY",
                "ada namespaces=\"git KEY"
            })
    void namesWhatIsNoEntry(String line) {
        AllowedSigners signers = AllowedSigners.parse("ada " + KEY + "\n" + line.replace("KEY", KEY));
        assertThat(signers.entries()).hasSize(1);
        assertThat(signers.problems()).extracting(AllowedSigners.Problem::line).containsExactly(2);
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        AllowedSigners signers = AllowedSigners.parse("#".repeat(AllowedSigners.LARGEST + 1));
        assertThat(signers.problems()).hasSize(1);
    }
}
