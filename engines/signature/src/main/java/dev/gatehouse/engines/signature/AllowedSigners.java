package dev.gatehouse.engines.signature;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file of {@code gpg.ssh.allowedSignersFile}: which SSH keys speak for whom, for what, and when.
 *
 * <p>Lines that are no entry are left aside and named.
 *
 * @see <a href="https://man.openbsd.org/ssh-keygen.1#ALLOWED_SIGNERS">ssh-keygen(1), allowed signers</a>
 */
public final class AllowedSigners {

    /** The most characters that are read. */
    public static final int LARGEST = 1 << 20;

    private static final int MOST_ENTRIES = 20_000;

    /**
     * One line.
     *
     * @param principals patterns, divided by commas
     * @param certificateAuthority the key is one that signs certificates
     * @param namespaces patterns of what it may sign for; null for all
     * @param validAfter null where it was always in force
     * @param validBefore null where it stays in force
     * @param line from 1
     */
    public record Entry(
            String principals,
            SshPublicKey key,
            boolean certificateAuthority,
            @Nullable String namespaces,
            @Nullable Instant validAfter,
            @Nullable Instant validBefore,
            int line) {

        boolean speaksIn(String namespace) {
            return namespaces == null || PatternList.matches(namespaces, namespace);
        }

        /** Whom it lets a key of its own, or one that its authority vouches for, sign as, and why not. */
        Keyring.Owner owner(SshPublicKey signing, Instant at) {
            if (!inForce(at)) {
                return Keyring.Owner.lapsed(
                        principals, "the key " + key.fingerprint() + ", which was not in force at the time");
            }
            if (!certificateAuthority) {
                return Keyring.Owner.of(principals);
            }
            SshCertificate certificate = signing.vouched().orElseThrow();
            List<String> named = certificate.principals().stream()
                    .filter(each -> PatternList.matches(principals, each))
                    .toList();
            return named.isEmpty()
                    ? Keyring.Owner.unknown("a certificate for nobody whom its authority may vouch for")
                    : Keyring.Owner.of(certificate, named.getFirst(), named.getFirst(), at);
        }

        boolean inForce(Instant at) {
            return (validAfter == null || !at.isBefore(validAfter))
                    && (validBefore == null || !at.isAfter(validBefore));
        }
    }

    /** A line that is no entry, and why. */
    public record Problem(int line, String reason) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<SshPublicKey, List<Entry>> byKey = new HashMap<>();

    private AllowedSigners() {}

    /** Reads a file whose times without a {@code Z} are in UTC. */
    public static AllowedSigners parse(String text) {
        return parse(text, ZoneOffset.UTC);
    }

    /**
     * Reads a file.
     *
     * @param zone of times without a {@code Z}; OpenSSH takes the machine's
     */
    public static AllowedSigners parse(String text, ZoneId zone) {
        AllowedSigners read = new AllowedSigners();
        if (text.length() > LARGEST) {
            read.problems.add(new Problem(1, "the file is larger than " + LARGEST + " characters"));
            return read;
        }
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String entry = line.strip();
            if (entry.isEmpty() || entry.startsWith("#")) {
                continue;
            }
            if (read.entries.size() == MOST_ENTRIES) {
                read.problems.add(new Problem(number, "more than " + MOST_ENTRIES + " entries"));
                break;
            }
            try {
                read.add(entry(entry, number, zone));
            } catch (MalformedSignature e) {
                read.problems.add(new Problem(number, String.valueOf(e.getMessage())));
            }
        }
        return read;
    }

    private void add(Entry entry) {
        entries.add(entry);
        byKey.computeIfAbsent(entry.key(), k -> new ArrayList<>()).add(entry);
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The entries of a key, or of its certificate's authority, for a namespace, in force or not. */
    List<Entry> of(SshPublicKey key, String namespace) {
        return entries(key).filter(e -> e.speaksIn(namespace)).toList();
    }

    private Stream<Entry> entries(SshPublicKey key) {
        Optional<SshCertificate> certificate = key.vouched();
        SshPublicKey listed = certificate.map(SshCertificate::authority).orElse(key);
        return byKey.getOrDefault(listed, List.of()).stream()
                .filter(e -> e.certificateAuthority() == certificate.isPresent());
    }

    /**
     * Why a key may not sign as someone.
     *
     * @return one line; empty where it may
     */
    public Optional<String> refusal(String principal, SshPublicKey key, String namespace, Instant at) {
        Optional<SshCertificate> certificate = key.vouched();
        List<Entry> entries = entries(key).toList();
        if (entries.isEmpty()) {
            return Optional.of(
                    certificate.isPresent()
                            ? "the certificate's authority "
                                    + certificate.get().authority().fingerprint() + " is not among the allowed signers"
                            : "the key " + key.fingerprint() + " is not among the allowed signers");
        }
        List<Entry> named = entries.stream()
                .filter(e -> PatternList.matches(e.principals(), principal))
                .toList();
        if (named.isEmpty()) {
            return Optional.of("the key is not allowed to sign as " + principal);
        }
        List<Entry> purposed = named.stream().filter(e -> e.speaksIn(namespace)).toList();
        if (purposed.isEmpty()) {
            return Optional.of("the key is not allowed to sign in namespace " + namespace);
        }
        if (purposed.stream().noneMatch(e -> e.inForce(at))) {
            return Optional.of("the key was not in force at " + at);
        }
        return certificate.map(c -> c.refusal(principal, at)).filter(why -> !why.isEmpty());
    }

    /** Whether a key may sign as someone, for a namespace, at an instant. */
    public boolean allows(String principal, SshPublicKey key, String namespace, Instant at) {
        return refusal(principal, key, namespace, at).isEmpty();
    }

    private static Entry entry(String line, int number, ZoneId zone) throws MalformedSignature {
        Words words = new Words(line);
        String principals = Words.unquoted(words.next());
        String second = words.next();
        String third = words.next();
        if (principals.isEmpty()) {
            throw new MalformedSignature("an entry for nobody");
        }
        Optional<SshPublicKey> bare = SshPublicKey.parse(second, third);
        if (bare.isPresent()) {
            return new Entry(principals, bare.get(), false, null, null, null, number);
        }
        SshPublicKey key = SshPublicKey.parse(third, words.next())
                .orElseThrow(() -> new MalformedSignature("no SSH public key where one is expected"));
        Options options = new Options(second, zone);
        return new Entry(
                principals,
                key,
                options.certificateAuthority,
                options.namespaces,
                options.validAfter,
                options.validBefore,
                number);
    }

    private static final class Options {

        private boolean certificateAuthority;
        private @Nullable String namespaces;
        private @Nullable Instant validAfter;
        private @Nullable Instant validBefore;

        Options(String text, ZoneId zone) throws MalformedSignature {
            for (Words.Option option : Words.options(text)) {
                take(option.name(), option.value(), zone);
            }
        }

        private void take(String name, String value, ZoneId zone) throws MalformedSignature {
            switch (name) {
                case "cert-authority" -> certificateAuthority = true;
                case "namespaces" -> namespaces = value;
                case "valid-after" -> validAfter = time(value, zone);
                case "valid-before" -> validBefore = time(value, zone);
                default -> throw new MalformedSignature("an option that allowed signers don't have");
            }
        }

        /** {@code YYYYMMDD[HHMM[SS]][Z]}. */
        private static Instant time(String text, ZoneId local) throws MalformedSignature {
            boolean universal = text.endsWith("Z") || text.endsWith("z");
            String digits = universal ? text.substring(0, text.length() - 1) : text;
            boolean wellFormed = digits.chars().allMatch(c -> c >= '0' && c <= '9')
                    && (digits.length() == 8 || digits.length() == 12 || digits.length() == 14);
            if (!wellFormed) {
                throw new MalformedSignature("a time that is not YYYYMMDD[HHMM[SS]][Z]");
            }
            String padded = digits + "0".repeat(14 - digits.length());
            try {
                return LocalDateTime.of(
                                number(padded, 0, 4),
                                number(padded, 4, 6),
                                number(padded, 6, 8),
                                number(padded, 8, 10),
                                number(padded, 10, 12),
                                number(padded, 12, 14))
                        .atZone(universal ? ZoneOffset.UTC : local)
                        .toInstant();
            } catch (DateTimeException e) {
                throw new MalformedSignature("a time that no calendar has");
            }
        }

        private static int number(String digits, int from, int to) {
            return Integer.parseInt(digits, from, to, 10);
        }
    }
}
