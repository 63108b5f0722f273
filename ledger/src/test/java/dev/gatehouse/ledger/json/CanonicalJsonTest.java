package dev.gatehouse.ledger.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    /** The order of names in RFC 8785, section 3.2.3. */
    @Test
    void sortsByUtf16Units() {
        assertThat(CanonicalJson.write(Map.of(
                        "\u20ac", "Euro Sign",
                        "\r", "Carriage Return",
                        "\ufb33", "Hebrew Letter Dalet With Dagesh",
                        "1", "One",
                        "\ud83d\ude00", "Emoji: Grinning Face",
                        "\u0080", "Control",
                        "\u00f6", "Latin Small Letter O With Diaeresis")))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                        + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void escapesAsBrieflyAsCanBe() {
        assertThat(CanonicalJson.write(List.of("\u000f\n\"\\/\u20ac", 7L, true)))
                .isEqualTo("[\"\\u000f\\n\\\"\\\\/\u20ac\",7,true]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{} ",
                "{\"a\": 1}",
                "{\"b\":1,\"a\":1}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":01}",
                "{\"a\":1.5}",
                "{\"a\":\"\\u0061\"}",
                "{\"a\":\"\\/\"}",
                "{\"a\":9007199254740993}",
                "{\"a\":tru}"
            })
    void refusesEveryOtherForm(String text) {
        assertThatThrownBy(() -> CanonicalJson.read(text)).isInstanceOf(MalformedJson.class);
    }

    @FuzzTest(maxDuration = "10s")
    void whatIsReadIsWrittenTheSame(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            JsonObject read = CanonicalJson.read(text);
            assertThat(CanonicalJson.read(CanonicalJson.write(read))).isEqualTo(read);
        } catch (MalformedJson refused) {
            assertThat(refused.why()).isNotBlank();
        }
    }
}
