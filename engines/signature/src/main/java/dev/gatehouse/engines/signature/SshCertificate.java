package dev.gatehouse.engines.signature;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An OpenSSH certificate of a person: a public key, for whom and until when an authority vouches for it.
 *
 * @see <a href="https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.certkeys">PROTOCOL.certkeys</a>
 */
public final class SshCertificate {

    static final String SUFFIX = "-cert-v01@openssh.com";

    private static final int OF_PERSON = 1;
    private static final int MOST_PRINCIPALS = 256;

    private final SshPublicKey key;
    private final SshPublicKey authority;
    private final long type;
    private final List<String> principals;
    private final long validAfter;
    private final long validBefore;
    private final boolean critical;
    private final boolean signed;

    private SshCertificate(byte[] blob) throws MalformedSignature {
        SshReader reader = new SshReader(blob);
        String label = reader.text();
        reader.string(); // nonce
        int before = reader.position();
        String bare = bare(label);
        SshKeyType.of(bare)
                .orElseThrow(() -> new MalformedSignature("a certificate of type " + label + ", which is not checked"))
                .verifier(reader);
        key = SshPublicKey.of(reader.keyBlob(bare, before));
        reader.uint64(); // serial
        type = reader.uint32();
        reader.string(); // key id
        principals = principals(reader.string());
        validAfter = reader.uint64();
        validBefore = reader.uint64();
        critical = reader.string().length > 0;
        reader.string(); // extensions
        reader.string(); // reserved
        authority = SshPublicKey.of(reader.string());
        byte[] vouched = Arrays.copyOf(blob, reader.position());
        byte[] signature = reader.string();
        reader.end();
        signed = !authority.certificate() && authority.verifies(signature, vouched);
    }

    static SshCertificate of(byte[] blob) throws MalformedSignature {
        return new SshCertificate(blob);
    }

    /** The type of the key that is vouched for. */
    static String bare(String label) {
        String plain = label.substring(0, label.length() - SUFFIX.length());
        return plain.startsWith("sk-") ? plain + "@openssh.com" : plain;
    }

    private static List<String> principals(byte[] list) throws MalformedSignature {
        List<String> names = new ArrayList<>();
        SshReader reader = new SshReader(list);
        while (reader.hasMore()) {
            if (names.size() == MOST_PRINCIPALS) {
                throw new MalformedSignature("a certificate for more than " + MOST_PRINCIPALS + " principals");
            }
            names.add(reader.text());
        }
        return names;
    }

    /** The key that it vouches for. */
    SshPublicKey key() {
        return key;
    }

    /** Who vouches. */
    public SshPublicKey authority() {
        return authority;
    }

    /** Whom it is for; nobody where it names none. */
    public List<String> principals() {
        return List.copyOf(principals);
    }

    /**
     * Why it does not speak for somebody.
     *
     * @param principal who
     * @param at when
     * @return one line; empty where it does
     */
    public String refusal(String principal, Instant at) {
        if (!signed) {
            return "the signature of the certificate's authority does not fit";
        }
        if (type != OF_PERSON) {
            return "the certificate is of a host";
        }
        if (critical) {
            return "the certificate has critical options, which a signature can't meet";
        }
        if (!principals.contains(principal)) {
            return "the certificate is not for " + principal;
        }
        long now = at.getEpochSecond();
        if (now < 0 || Long.compareUnsigned(now, validAfter) < 0) {
            return "the certificate is not valid yet";
        }
        return Long.compareUnsigned(now, validBefore) < 0 ? "" : "the certificate is not valid any more";
    }
}
