package dev.gatehouse.engines.secretscan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChecksumsTest {

    @Test
    void crc32IsThatOfIso3309() {
        assertThat(Checksums.crc32("123456789")).isEqualTo(0xCBF43926L);
    }

    @Test
    void basesArePadded() {
        assertThat(Checksums.base62(61 * 62 + 10, 6)).isEqualTo("0000zA");
        assertThat(Checksums.base36(35 * 36 + 10, 7)).isEqualTo("00000za");
    }

    @Test
    void base32IsThatOfRfc4648() {
        // SHA-256 of "abc" begins with ba 78 16 bf 8f (FIPS 180-4, example B.1)
        assertThat(Checksums.sha256Base32("abc")).isEqualTo("XJ4BNP4P");
    }

    @Test
    void bech32IsThatOfBip173() {
        assertThat(Checksums.isBech32("A12UEL5L", "a")).isTrue();
        assertThat(Checksums.isBech32("split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w", "split"))
                .isTrue();
        assertThat(Checksums.isBech32("split1checkupstagehandshakeupstreamerranterredcaperred2y9e3z", "split"))
                .isFalse();
        assertThat(Checksums.isBech32("A12uel5l", "a")).isFalse();
    }
}
