package dev.gatehouse.engines.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Runs over its seeds in every build; with {@code JAZZER_FUZZ=1} it searches for a minute. */
class HclReaderFuzzTest {

    @FuzzTest(maxDuration = "10s")
    void readsAnything(byte[] bytes) {
        assertThat(FuzzedText.faults(new HclReader(Limits.DEFAULT).read(bytes))).isEmpty();
    }
}
