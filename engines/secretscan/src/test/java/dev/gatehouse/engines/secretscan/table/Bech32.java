package dev.gatehouse.engines.secretscan.table;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the checksum of BIP 173, independently of the code under test. */
final class Bech32 {

    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    private Bech32() {}

    static String checksum(String humanPart, String data) {
        IntStream values = Stream.of(
                        humanPart.chars().map(c -> c >> 5),
                        IntStream.of(0),
                        humanPart.chars().map(c -> c & 31),
                        data.chars().map(ALPHABET::indexOf),
                        IntStream.range(0, 6).map(i -> 0))
                .flatMapToInt(part -> part);
        int polymod = polymod(values.toArray()) ^ 1;
        StringBuilder checksum = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            checksum.append(ALPHABET.charAt(polymod >> 5 * (5 - i) & 31));
        }
        return checksum.toString();
    }

    private static int polymod(int[] values) {
        int[] generator = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
        int sum = 1;
        for (int value : values) {
            int top = sum >> 25;
            sum = (sum & 0x1ffffff) << 5 ^ value;
            for (int i = 0; i < 5; i++) {
                if ((top >> i & 1) == 1) {
                    sum ^= generator[i];
                }
            }
        }
        return sum;
    }
}
