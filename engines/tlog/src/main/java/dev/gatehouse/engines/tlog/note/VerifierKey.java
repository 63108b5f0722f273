package dev.gatehouse.engines.tlog.note;

import dev.gatehouse.engines.tlog.Encoded;
import dev.gatehouse.engines.tlog.MalformedLog;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key that checks the signatures of one signer, with the name that it signs under.
 *
 * @see <a href="https://c2sp.org/signed-note#verifier-keys">Verifier keys</a>
 */
public final class VerifierKey {

    /** What signatures it checks. */
    public enum Kind {
        /** Of a note as it is. */
        ED25519(1),
        /** Of a checkpoint that a witness saw, with the time. */
        COSIGNATURE(4);

        private final byte type;

        Kind(int type) {
            this.type = (byte) type;
        }
    }

    /** What a note says of a key. */
    public enum Outcome {
        SIGNED,
        /** No line of this key. */
        ABSENT,
        /** A line of this key that does not fit. */
        WRONG
    }

    private static final int POINT = 32;
    private static final int SIGNATURE = 64;

    private final String name;
    private final Kind kind;
    private final byte[] point;
    private final PublicKey key;
    private final int id;

    VerifierKey(String name, Kind kind, byte[] point) throws MalformedLog {
        if (!SignedNote.isName(name)) {
            throw new MalformedLog("no name for a key: " + name);
        }
        if (point.length != POINT) {
            throw new MalformedLog("an Ed25519 key of " + point.length + " bytes");
        }
        this.name = name;
        this.kind = kind;
        this.point = point.clone();
        this.key = key(point);
        this.id = id(name, kind, point);
    }

    /**
     * Reads {@code NAME+ID+BASE64}.
     *
     * @throws MalformedLog where it is no key of Ed25519, for notes or cosignatures
     */
    public static VerifierKey parse(String text) throws MalformedLog {
        int first = text.indexOf('+');
        int second = text.indexOf('+', first + 1);
        if (first < 0 || second < 0) {
            throw new MalformedLog("a verifier key is NAME+ID+BASE64");
        }
        byte[] material = Encoded.bytes(text.substring(second + 1));
        Kind kind = null;
        for (Kind each : Kind.values()) {
            if (material.length > 0 && material[0] == each.type) {
                kind = each;
            }
        }
        if (kind == null) {
            throw new MalformedLog("a verifier key of a type that is not checked here");
        }
        VerifierKey read =
                new VerifierKey(text.substring(0, first), kind, Arrays.copyOfRange(material, 1, material.length));
        if (!read.hexId().equals(text.substring(first + 1, second))) {
            throw new MalformedLog("a verifier key whose id is not its own: it should be " + read.hexId());
        }
        return read;
    }

    private static PublicKey key(byte[] point) throws MalformedLog {
        byte[] number = new byte[POINT];
        for (int i = 0; i < POINT; i++) {
            number[i] = point[POINT - 1 - i];
        }
        boolean odd = (number[0] & 0x80) != 0;
        number[0] &= 0x7f;
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(
                            NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, number))));
        } catch (GeneralSecurityException e) {
            throw new MalformedLog("no point of Ed25519");
        }
    }

    static int id(String name, Kind kind, byte[] point) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            digest.update(kind.type);
            return ByteBuffer.wrap(digest.digest(point)).getInt();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The name that it signs under. */
    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    int id() {
        return id;
    }

    private String hexId() {
        return HexFormat.of().toHexDigits(id);
    }

    /** What a note says of this key. */
    public Outcome check(SignedNote note) {
        boolean seen = false;
        for (SignedNote.Line line : note.signatures()) {
            if (line.id() == id && line.name().equals(name)) {
                if (!verifies(note, line.bytes())) {
                    return Outcome.WRONG;
                }
                seen = true;
            }
        }
        return seen ? Outcome.SIGNED : Outcome.ABSENT;
    }

    private boolean verifies(SignedNote note, byte[] bytes) {
        return switch (kind) {
            case ED25519 -> bytes.length == SIGNATURE && verifies(note.signed(), bytes, 0);
            case COSIGNATURE ->
                bytes.length == Long.BYTES + SIGNATURE
                        && ByteBuffer.wrap(bytes).getLong() >= 0
                        && verifies(cosigned(note, ByteBuffer.wrap(bytes).getLong()), bytes, Long.BYTES);
        };
    }

    /** What a witness signs. */
    static byte[] cosigned(SignedNote note, long time) {
        return ("cosignature/v1\ntime " + time + "\n" + note.text()).getBytes(StandardCharsets.UTF_8);
    }

    private boolean verifies(byte[] message, byte[] bytes, int offset) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(bytes, offset, SIGNATURE);
        } catch (GeneralSecurityException notOne) {
            return false;
        }
    }

    /** {@code NAME+ID+BASE64}. */
    @Override
    public String toString() {
        byte[] material =
                ByteBuffer.allocate(1 + POINT).put(kind.type).put(point).array();
        return name + "+" + hexId() + "+" + Base64.getEncoder().encodeToString(material);
    }
}
