package dev.gatehouse.engines.secretscan.table;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Checksums;
import dev.gatehouse.engines.secretscan.table.DetectorTable.Row;
import dev.gatehouse.engines.secretscan.table.Form.Part;
import dev.gatehouse.engines.secretscan.table.Form.Run;
import dev.gatehouse.engines.secretscan.table.Form.Text;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes examples for the rows of the tables, at run time: texts in which a token of a form stands, with a valid
 * checksum where it has one, and texts in which none does though it nearly looks so.
 */
public final class MadeExamples {

    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private final Random random;

    /**
     * A text with or without a token.
     *
     * @param what why it is one, or none
     * @param token what stands in the token's place
     */
    public record Example(String detector, String what, String before, String token, String after) {

        public String text() {
            return before + token + after;
        }

        @Override
        public String toString() {
            return detector + ": " + what;
        }
    }

    public MadeExamples(long seed) {
        this.random = new Random(seed);
    }

    /** Texts of a table, each of which has one token. */
    public List<Example> tokens(String family) {
        List<Example> examples = new ArrayList<>();
        for (Row row : DetectorTable.rows(family)) {
            for (TokenForm form : row.marked()) {
                examples.add(inContext(row, form, "a token", token(form)));
            }
            for (TokenForm form : row.named()) {
                examples.add(inContext(row, form, "a named token", token(form)));
            }
        }
        return examples;
    }

    /** Texts of a table, none of which has a token of the detector. */
    public List<Example> noTokens(String family) {
        List<Example> examples = new ArrayList<>();
        for (Row row : DetectorTable.rows(family)) {
            List<TokenForm> all = new ArrayList<>(row.marked());
            all.addAll(row.named());
            for (TokenForm form : all) {
                String token = token(form);
                examples.add(inContext(row, form, "cut short", token.substring(0, least(form) - 1)));
                examples.add(inContext(row, form, "masked", masked(form, token)));
                if (row.marked().contains(form)) {
                    examples.add(inContext(row, form, "within a word", "Zz9" + token));
                } else {
                    examples.add(new Example(row.id(), "without its name", "value: ", token, "\n"));
                    String name = row.names().getFirst();
                    examples.add(new Example(row.id(), "of another name", name + "_checksum: ", token, "\n"));
                }
                if (!form.near().isEmpty()) {
                    examples.add(new Example(row.id(), "alone", "value: ", token, "\n"));
                }
                if (form.checks().stream().anyMatch(MadeExamples::isChecksum)) {
                    examples.add(inContext(row, form, "a wrong checksum", spoilt(form, token)));
                }
            }
        }
        return examples;
    }

    private static Example inContext(Row row, TokenForm form, String what, String token) {
        if (row.named().contains(form)) {
            String name = row.names().getFirst();
            String field = name.replaceAll("[^a-z0-9_-]", "");
            return switch (Math.floorMod(row.id().hashCode(), 3)) {
                case 0 -> new Example(row.id(), what, "export " + name + "_API_TOKEN=\"", token, "\"\n");
                case 1 -> new Example(row.id(), what, "- name: " + name + "_SECRET_KEY\n  value: ", token, "\n");
                default ->
                    new Example(row.id(), what, name + ":\n  enabled: true\n  " + field + "Token: '", token, "'\n");
            };
        }
        String near = form.near().isEmpty() ? "" : "# " + form.near().getFirst() + "\n";
        return new Example(row.id(), what, near + "value: \"", token, "\"\n");
    }

    private String token(TokenForm form) {
        for (int i = 0; i < 1000; i++) {
            String token = withChecksum(form, characters(form.form()));
            if (form.isToken(token)) {
                return token;
            }
        }
        throw new AssertionError("no token passes the checks of " + form.form());
    }

    private String characters(Form form) {
        StringBuilder made = new StringBuilder();
        for (Part part : form.parts()) {
            switch (part) {
                case Text(String text) -> made.append(text);
                case Run run -> made.append(run(run));
            }
        }
        return made.toString();
    }

    private String run(Run run) {
        String alphabet = alphabet(run.characters());
        int length = run.least() + random.nextInt(run.most() - run.least() + 1);
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < length; i++) {
            made.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return made.toString();
    }

    /** Letters and digits of a class, and its other characters where it has nothing else. */
    private static String alphabet(CharacterClass characters) {
        StringBuilder alphabet = new StringBuilder();
        for (char c = '0'; c <= 'z'; c++) {
            if (CharacterClass.ALPHANUMERIC.has(c) && characters.has(c)) {
                alphabet.append(c);
            }
        }
        return alphabet.toString();
    }

    /** The length of the shortest token of a form. */
    private static int least(TokenForm form) {
        int least = 0;
        for (Part part : form.form().parts()) {
            least += switch (part) {
                case Text(String text) -> text.length();
                case Run run -> run.least();
            };
        }
        return least;
    }

    private static String masked(TokenForm form, String token) {
        StringBuilder masked = new StringBuilder();
        int at = 0;
        for (Part part : form.form().parts()) {
            if (part instanceof Text(String text)) {
                masked.append(text);
                at += text.length();
            } else if (part instanceof Run run && run.isExact()) {
                masked.append("x".repeat(run.most()));
                at += run.most();
            } else {
                masked.append("x".repeat(token.length() - at));
                break;
            }
        }
        return masked.toString();
    }

    private static boolean isChecksum(Check check) {
        return switch (check) {
            case CRC32, GITHUB_SHA256, GITLAB_CRC32, GRAFANA_CRC32, BECH32, NKEY, BASE58_CHECK -> true;
            case MACAROON, JSON, MIXED, LETTERED, DIGIT, ENTRA -> false;
        };
    }

    /** With another character in the middle of what the checksum is of. */
    private static String spoilt(TokenForm form, String token) {
        int at = form.form().prefix() + 2;
        char other = token.charAt(at) == '7' ? '6' : '7';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    private String withChecksum(TokenForm form, String token) {
        String made = token;
        for (Check check : form.checks()) {
            made = switch (check) {
                case CRC32 -> {
                    String body = made.substring(0, made.length() - 6);
                    yield body + Checksums.base62(Checksums.crc32(body.substring(body.lastIndexOf('_') + 1)), 6);
                }
                case GITHUB_SHA256 -> {
                    String body = made.substring(0, made.length() - 16);
                    yield body + Checksums.sha256Base32(body) + made.substring(made.length() - 8);
                }
                case GITLAB_CRC32 -> {
                    String body = made.substring(0, made.length() - 7);
                    yield body + Checksums.base36(Checksums.crc32(body), 7);
                }
                case GRAFANA_CRC32 -> {
                    String body = made.substring(0, made.length() - 9);
                    int crc = Integer.reverseBytes((int) Checksums.crc32(body));
                    yield body + "_" + HexFormat.of().toHexDigits(crc);
                }
                case MACAROON -> {
                    int prefix = made.indexOf('-') + 1;
                    String location = made.contains("AgENdGVz") ? "test.pypi.org" : "pypi.org";
                    byte[] bytes = new byte[120];
                    random.nextBytes(bytes);
                    byte[] head = ("\2\1" + (char) location.length() + location + "\2\44")
                            .getBytes(StandardCharsets.ISO_8859_1);
                    System.arraycopy(head, 0, bytes, 0, head.length);
                    yield made.substring(0, prefix)
                            + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
                }
                case JSON -> {
                    int from = made.indexOf("eyJ");
                    String encoded = Base64.getEncoder()
                            .withoutPadding()
                            .encodeToString(
                                    ("{\"" + "key\":\"" + made.substring(from)).getBytes(StandardCharsets.ISO_8859_1));
                    int prefix = form.form().prefix();
                    yield made.substring(0, prefix)
                            + encoded.substring(prefix - from, prefix - from + made.length() - prefix);
                }
                case BECH32 -> {
                    int data = made.lastIndexOf('1') + 1;
                    String human = made.substring(0, data - 1).toLowerCase(Locale.ROOT);
                    String body = made.substring(data, made.length() - 6).toLowerCase(Locale.ROOT);
                    yield (human + "1" + body + Bech32.checksum(human, body)).toUpperCase(Locale.ROOT);
                }
                case NKEY -> {
                    byte[] bytes = Encodings.base32(made);
                    int crc = Checksums.crc16(bytes, bytes.length - 2);
                    bytes[bytes.length - 2] = (byte) crc;
                    bytes[bytes.length - 1] = (byte) (crc >> 8);
                    yield base32(bytes).substring(0, made.length());
                }
                case BASE58_CHECK -> base58Check(made);
                case MIXED, LETTERED, DIGIT, ENTRA -> made;
            };
        }
        return made;
    }

    private static String base32(byte[] bytes) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        StringBuilder made = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << 8 | b & 0xff) & 0xffff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                made.append(alphabet.charAt(buffer >> bits & 31));
            }
        }
        return made.append(alphabet.charAt(buffer << (5 - bits) & 31)).toString();
    }

    private static String base58Check(String text) {
        byte[] bytes = Encodings.base58(text);
        byte[] hash = Checksums.doubleSha256(bytes, bytes.length - 4);
        System.arraycopy(hash, 0, bytes, bytes.length - 4, 4);
        BigInteger number = new BigInteger(1, bytes);
        StringBuilder reversed = new StringBuilder();
        while (number.signum() > 0) {
            BigInteger[] parts = number.divideAndRemainder(BigInteger.valueOf(58));
            reversed.append(BASE58.charAt(parts[1].intValue()));
            number = parts[0];
        }
        return reversed.reverse().toString();
    }
}
