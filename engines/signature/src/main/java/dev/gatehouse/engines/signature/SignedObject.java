package dev.gatehouse.engines.signature;

import dev.gatehouse.engines.signature.Verification.Format;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A Git commit or tag, taken apart into what was signed and the signature.
 *
 * <p>A commit carries its signature in the header {@code gpgsig}, or in {@code gpgsig-sha256} where its object format
 * is SHA-256; what was signed is the commit without either. A tag carries it at its end, or, where its format is
 * SHA-256, in the header.
 *
 * @param payload the bytes that were signed
 * @param signature the bytes of the signature, armoured; empty where there is none
 * @param format what the signature begins like
 * @param repeated there is more than one signature header, so that none can be trusted
 * @see <a href="https://git-scm.com/docs/gitformat-signature">gitformat-signature</a>
 */
@SuppressWarnings("ArrayRecordComponent")
public record SignedObject(byte[] payload, byte[] signature, Format format, boolean repeated) {

    private static final byte[] HEADER = ascii("gpgsig ");
    private static final byte[] HEADER_SHA_256 = ascii("gpgsig-sha256 ");
    private static final byte[] ARMOR = ascii("-----BEGIN ");

    /**
     * Takes a commit apart.
     *
     * @param raw its content, without the object header that names type and size
     */
    public static SignedObject commit(byte[] raw) {
        return withHeader(raw, format256(raw, "tree ") ? HEADER_SHA_256 : HEADER);
    }

    /**
     * Takes an annotated tag apart.
     *
     * @param raw its content, without the object header that names type and size
     */
    public static SignedObject tag(byte[] raw) {
        if (format256(raw, "object ")) {
            SignedObject inHeader = withHeader(raw, HEADER_SHA_256);
            if (inHeader.format() != Format.NONE) {
                return inHeader;
            }
        }
        int start = -1;
        for (int line = 0; line < raw.length; line = nextLine(raw, line)) {
            if (startsWith(raw, line, ARMOR) && format(raw, line, raw.length) != Format.OTHER) {
                start = line;
            }
        }
        if (start < 0) {
            return new SignedObject(raw, new byte[0], Format.NONE, false);
        }
        byte[] signature = Arrays.copyOfRange(raw, start, raw.length);
        return new SignedObject(Arrays.copyOf(raw, start), signature, format(signature, 0, signature.length), false);
    }

    private static SignedObject withHeader(byte[] raw, byte[] wanted) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream(raw.length);
        ByteArrayOutputStream signature = new ByteArrayOutputStream(1024);
        int found = 0;
        boolean inWanted = false;
        boolean inOther = false;
        int line = 0;
        while (line < raw.length && raw[line] != '\n') {
            int next = nextLine(raw, line);
            if (raw[line] == ' ' && (inWanted || inOther)) {
                if (inWanted) {
                    signature.write(raw, line + 1, next - line - 1);
                }
            } else {
                inWanted = startsWith(raw, line, wanted);
                inOther = !inWanted && (startsWith(raw, line, HEADER) || startsWith(raw, line, HEADER_SHA_256));
                if (inWanted) {
                    found++;
                    signature.write(raw, line + wanted.length, next - line - wanted.length);
                } else if (!inOther) {
                    payload.write(raw, line, next - line);
                }
            }
            line = next;
        }
        if (found == 0) {
            return new SignedObject(raw, new byte[0], Format.NONE, false);
        }
        payload.write(raw, line, raw.length - line);
        byte[] armored = signature.toByteArray();
        return new SignedObject(payload.toByteArray(), armored, format(armored, 0, armored.length), found > 1);
    }

    /** Whether the object's first line names an id of SHA-256's length. */
    private static boolean format256(byte[] raw, String first) {
        return startsWith(raw, 0, ascii(first)) && nextLine(raw, 0) == first.length() + 65;
    }

    private static Format format(byte[] bytes, int from, int to) {
        String begin = new String(bytes, from, Math.min(40, to - from), StandardCharsets.ISO_8859_1);
        if (begin.startsWith("-----BEGIN SSH SIGNATURE-----")) {
            return Format.SSH;
        }
        if (begin.startsWith("-----BEGIN PGP SIGNATURE-----") || begin.startsWith("-----BEGIN PGP MESSAGE-----")) {
            return Format.OPENPGP;
        }
        return begin.startsWith("-----BEGIN SIGNED MESSAGE-----") ? Format.X509 : Format.OTHER;
    }

    private static int nextLine(byte[] raw, int from) {
        int i = from;
        while (i < raw.length && raw[i] != '\n') {
            i++;
        }
        return Math.min(i + 1, raw.length);
    }

    private static boolean startsWith(byte[] raw, int from, byte[] prefix) {
        return raw.length - from >= prefix.length
                && Arrays.equals(raw, from, from + prefix.length, prefix, 0, prefix.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
