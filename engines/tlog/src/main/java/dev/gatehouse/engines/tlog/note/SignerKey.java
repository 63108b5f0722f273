package dev.gatehouse.engines.tlog.note;

import dev.gatehouse.engines.tlog.Encoded;
import dev.gatehouse.engines.tlog.MalformedLog;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A key that signs notes. Its text begins with {@code PRIVATE+KEY+}, as Go's {@code sumdb/note} writes it; its
 * {@code toString} does not show it.
 */
public final class SignerKey {

    private static final String BEGIN = "PRIVATE+KEY+";
    private static final int SEED = 32;

    private final PrivateKey key;
    private final byte[] seed;
    private final VerifierKey verifier;

    private SignerKey(byte[] seed, PrivateKey key, VerifierKey verifier) {
        this.seed = seed;
        this.key = key;
        this.verifier = verifier;
    }

    /**
     * Makes a new key.
     *
     * @throws MalformedLog where no key can have that name
     */
    public static SignerKey generate(String name, VerifierKey.Kind kind, SecureRandom random) throws MalformedLog {
        byte[] seed = new byte[SEED];
        random.nextBytes(seed);
        return of(name, kind, seed);
    }

    private static SignerKey of(String name, VerifierKey.Kind kind, byte[] seed) throws MalformedLog {
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            return new SignerKey(seed, key, new VerifierKey(name, kind, point(seed)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    /** The public point: the JDK tells it only of pairs that it makes, from the randomness that it is given. */
    private static byte[] point(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
        KeyPair pair = generator.generateKeyPair();
        boolean same = pair.getPrivate() instanceof EdECPrivateKey made
                && made.getBytes().filter(b -> Arrays.equals(b, seed)).isPresent();
        if (!same || !(pair.getPublic() instanceof EdECPublicKey made)) {
            throw new GeneralSecurityException("a pair of another seed");
        }
        byte[] point = new byte[SEED];
        BigInteger y = made.getPoint().getY();
        byte[] number = y.toByteArray();
        for (int i = 0; i < number.length && i < SEED; i++) {
            point[i] = number[number.length - 1 - i];
        }
        if (made.getPoint().isXOdd()) {
            point[SEED - 1] |= (byte) 0x80;
        }
        return point;
    }

    /** Randomness that is known. */
    private static final class Given extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] into) {
            System.arraycopy(bytes, 0, into, 0, Math.min(bytes.length, into.length));
        }
    }

    /**
     * Reads a key's text.
     *
     * @throws MalformedLog where it is none; the message does not hold it
     */
    public static SignerKey parse(String text) throws MalformedLog {
        String rest = text.startsWith(BEGIN) ? text.substring(BEGIN.length()) : "";
        int first = rest.indexOf('+');
        int second = rest.indexOf('+', first + 1);
        if (first < 0 || second < 0) {
            throw new MalformedLog("no private key of a note's signer");
        }
        byte[] material = Encoded.bytes(rest.substring(second + 1));
        if (material.length != 1 + SEED || material[0] != 1 && material[0] != 4) {
            throw new MalformedLog("no private key of a note's signer");
        }
        VerifierKey.Kind kind = material[0] == 1 ? VerifierKey.Kind.ED25519 : VerifierKey.Kind.COSIGNATURE;
        return of(rest.substring(0, first), kind, Arrays.copyOfRange(material, 1, material.length));
    }

    /** The key that checks what this one signs. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** A text as a signed note. */
    public SignedNote sign(String text) {
        SignedNote bare = new SignedNote(text, List.of());
        return new SignedNote(text, List.of(line(signature(bare.signed()))));
    }

    /** What a witness adds to a checkpoint whose consistency it saw. */
    public SignedNote.Line cosign(SignedNote note, Instant at) {
        long time = at.getEpochSecond();
        byte[] signature = signature(VerifierKey.cosigned(note, time));
        return line(ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(time)
                .put(signature)
                .array());
    }

    private SignedNote.Line line(byte[] bytes) {
        return new SignedNote.Line(verifier.name(), verifier.id(), bytes);
    }

    private byte[] signature(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java signs with Ed25519", e);
        }
    }

    /** The text that {@link #parse} reads: the secret. */
    public String secret() {
        String name = verifier.toString();
        int first = name.indexOf('+');
        byte[] material = ByteBuffer.allocate(1 + SEED)
                .put((byte) (verifier.kind() == VerifierKey.Kind.ED25519 ? 1 : 4))
                .put(seed)
                .array();
        return BEGIN
                + name.substring(0, name.indexOf('+', first + 1) + 1)
                + Base64.getEncoder().encodeToString(material);
    }

    /** The public half. */
    @Override
    public String toString() {
        return verifier.toString();
    }
}
