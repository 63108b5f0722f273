package dev.gatehouse.engines.secretscan.table;

import dev.gatehouse.engines.secretscan.Checksums;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** What a token's own text tells of it, beyond its form. */
enum Check {
    /** The last six characters are the CRC-32, in base 62, of what stands between the last underscore and them. */
    CRC32 {
        @Override
        boolean passes(String token) {
            return Checksums.endsInCrc32(token, token.lastIndexOf('_') + 1);
        }
    },

    /** Sixteen characters before the end begins the SHA-256, in base 32, of all before it; eight of it. */
    GITHUB_SHA256 {
        @Override
        boolean passes(String token) {
            int body = token.length() - 16;
            return token.startsWith(Checksums.sha256Base32(token.substring(0, body)), body);
        }
    },

    /** The last seven characters are the CRC-32, in base 36, of all before them. */
    GITLAB_CRC32 {
        @Override
        boolean passes(String token) {
            int body = token.length() - 7;
            return token.endsWith(Checksums.base36(Checksums.crc32(token.substring(0, body)), 7));
        }
    },

    /**
     * After the last underscore stands the CRC-32 of all before it, as the hexadecimal of its bytes from the lowest.
     */
    GRAFANA_CRC32 {
        @Override
        boolean passes(String token) {
            int body = token.length() - 9;
            int crc = (int) Checksums.crc32(token.substring(0, body));
            return token.endsWith("_" + HexFormat.of().toHexDigits(Integer.reverseBytes(crc)));
        }
    },

    /**
     * A macaroon of version 2, in base 64 after the first hyphen: its first packets are a location and an identifier.
     */
    MACAROON {
        @Override
        boolean passes(String token) {
            String body = token.substring(token.indexOf('-') + 1);
            byte[] bytes = base64(body.substring(0, Math.min(body.length() / 4 * 4, 64)));
            if (bytes.length < 24 || bytes[0] != 2 || bytes[1] != 1) {
                return false;
            }
            int identifier = 3 + bytes[2];
            return bytes[2] > 0 && identifier < bytes.length && bytes[identifier] == 2;
        }
    },

    /** Letters of both cases, and a digit. */
    MIXED {
        @Override
        boolean passes(String token) {
            return token.chars().anyMatch(c -> c >= 'A' && c <= 'Z') && LETTERED.passes(token);
        }
    },

    /** A letter in lower case, and a digit. */
    LETTERED {
        @Override
        boolean passes(String token) {
            return token.chars().anyMatch(c -> c >= 'a' && c <= 'z')
                    && token.chars().anyMatch(c -> c >= '0' && c <= '9');
        }
    },

    /** What stands after the last underscore, or the last point, is a JSON object in base 64. */
    JSON {
        @Override
        boolean passes(String token) {
            String body = token.substring(token.indexOf("eyJ"));
            byte[] bytes = base64(body.substring(0, Math.min(body.length(), 64) / 4 * 4));
            return bytes.length > 2 && bytes[0] == '{' && bytes[1] == '"';
        }
    },

    /** A checksum of Bech32 (BIP 173), whose human-readable part ends before the last 1. */
    BECH32 {
        @Override
        boolean passes(String token) {
            return Checksums.isBech32(
                    token, token.substring(0, token.lastIndexOf('1')).toLowerCase(Locale.ROOT));
        }
    },

    /** A digit. */
    DIGIT {
        @Override
        boolean passes(String token) {
            return token.chars().anyMatch(c -> c >= '0' && c <= '9');
        }
    },

    /**
     * An encoded key of NATS: base 32 whose last two bytes are the CRC-16 (XMODEM) of those before, the lower first.
     */
    NKEY {
        @Override
        boolean passes(String token) {
            byte[] bytes = Encodings.base32(token);
            int crc = Checksums.crc16(bytes, bytes.length - 2);
            return (bytes[bytes.length - 2] & 0xff) == (crc & 0xff) && (bytes[bytes.length - 1] & 0xff) == crc >> 8;
        }
    },

    /** Base 58 whose last four bytes begin the SHA-256 of the SHA-256 of those before. */
    BASE58_CHECK {
        @Override
        boolean passes(String token) {
            byte[] bytes = Encodings.base58(token);
            return bytes.length > 4
                    && Arrays.equals(
                            Checksums.doubleSha256(bytes, bytes.length - 4),
                            0,
                            4,
                            bytes,
                            bytes.length - 4,
                            bytes.length);
        }
    },

    /** The fourth character is a digit, as in the secrets of Microsoft Entra. */
    ENTRA {
        @Override
        boolean passes(String token) {
            return Character.isDigit(token.charAt(3));
        }
    };

    abstract boolean passes(String token);

    /** Whether it is a checksum, which no text that only stands for a token has. */
    boolean sums() {
        return switch (this) {
            case CRC32, GITHUB_SHA256, GITLAB_CRC32, GRAFANA_CRC32, BECH32, NKEY, BASE58_CHECK -> true;
            case MACAROON, MIXED, LETTERED, JSON, DIGIT, ENTRA -> false;
        };
    }

    static Check named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder()
                    .decode(text.replace('-', '+').replace('_', '/').getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
