package dev.gatehouse.gate;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.engines.signature.AuthorizedKey;
import dev.gatehouse.engines.signature.SshCertificate;
import dev.gatehouse.engines.signature.SshPublicKey;
import dev.gatehouse.engines.signature.SshSignature;
import dev.gatehouse.ledger.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose keys sign statements: the keys of the people that the baseline declares, and the certificates of the
 * authorities that it declares for them.
 */
public final class Signers {

    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Map<SshPublicKey, Person> owners = new HashMap<>();
    private final Map<SshPublicKey, List<Vouching>> authorities = new HashMap<>();
    private final Set<String> revoked = new HashSet<>();

    /** An authority whose certificates speak for somebody, where they are for one of these principals. */
    private record Vouching(Person person, List<String> principals) {}

    public Signers(Baseline baseline) {
        for (Person person : baseline.people()) {
            Stream.concat(person.signingKeys().stream(), person.sshKeys().stream())
                    .flatMap(line -> AuthorizedKey.parse(line).stream())
                    .forEach(key -> add(person, key));
            for (String key : person.revokedKeys()) {
                revoked.add(AuthorizedKey.parse(key)
                        .map(read -> read.key().bare().fingerprint())
                        .orElse(key));
            }
        }
    }

    private void add(Person person, AuthorizedKey line) {
        if (line.certificateAuthority()) {
            List<String> principals = line.principals().isEmpty() ? person.emails() : line.principals();
            authorities.computeIfAbsent(line.key(), key -> new ArrayList<>()).add(new Vouching(person, principals));
        } else {
            owners.putIfAbsent(line.key(), person);
        }
    }

    /**
     * By name, the fingerprints of the keys and authorities that speak for somebody, in order and divided by blanks.
     */
    public Map<String, String> fingerprints() {
        Map<String, Set<String>> all = new TreeMap<>();
        owners.forEach((key, person) -> add(all, person, key.fingerprint()));
        authorities.forEach((key, vouching) ->
                vouching.forEach(each -> add(all, each.person(), "cert-authority:" + key.fingerprint())));
        Map<String, String> joined = new TreeMap<>();
        all.forEach((name, keys) -> joined.put(name, String.join(" ", keys)));
        return joined;
    }

    private void add(Map<String, Set<String>> all, Person person, String key) {
        if (!revoked.contains(key.substring(key.indexOf("SHA256:")))) {
            all.computeIfAbsent(person.name(), name -> new TreeSet<>()).add(key);
        }
    }

    /**
     * Whose key it is.
     *
     * @param person null where it is nobody's
     * @param refusal why it is nobody's, one line; null where it is somebody's
     */
    public record Owner(@Nullable Person person, @Nullable String refusal) {}

    /** Whose key it is, or whom its certificate is for at an instant. */
    public Owner owner(SshPublicKey key, Instant at) {
        SshPublicKey bare = key.bare();
        if (revoked.contains(bare.fingerprint())) {
            return new Owner(null, "the key " + bare.fingerprint() + ", which was revoked");
        }
        Person declared = owners.get(bare);
        if (declared != null) {
            return new Owner(declared, null);
        }
        Optional<SshCertificate> certificate = key.vouched();
        return certificate.isPresent()
                ? owner(certificate.get(), at)
                : new Owner(null, "the key " + bare.fingerprint() + ", which nobody declared has");
    }

    private Owner owner(SshCertificate certificate, Instant at) {
        SshPublicKey authority = certificate.authority();
        List<Vouching> vouching = authorities.getOrDefault(authority, List.of());
        if (vouching.isEmpty() || revoked.contains(authority.fingerprint())) {
            String why = vouching.isEmpty() ? ", which nobody declared has" : ", which was revoked";
            return new Owner(null, "a certificate of the authority " + authority.fingerprint() + why);
        }
        for (Vouching each : vouching) {
            for (String principal : certificate.principals()) {
                if (each.principals().contains(principal)) {
                    String why = certificate.refusal(principal, at);
                    return why.isEmpty()
                            ? new Owner(each.person(), null)
                            : new Owner(null, "a certificate that does not count: " + why);
                }
            }
        }
        String principals = String.join(", ", certificate.principals());
        return new Owner(
                null,
                "a certificate for " + (principals.isEmpty() ? "nobody" : principals + ", whom nobody declared is"));
    }

    /**
     * What came of checking a statement.
     *
     * @param statement null where it can't be read
     * @param refusal why it doesn't count, one line; null where it does
     */
    public record Checked(
            SignedStatement signed,
            @Nullable Statement statement,
            @Nullable String refusal) {

        /** Whether it counts, and was signed by a key that lies on a security key. */
        boolean onSecurityKey() {
            return refusal == null
                    && SshSignature.parse(signed.signature().getBytes(StandardCharsets.UTF_8))
                            .filter(made -> made.key().bare().onSecurityKey())
                            .isPresent();
        }
    }

    /** Checks who signed a statement, for what, and whether it still holds. */
    public Checked check(SignedStatement signed, Statement.Kind kind, Instant at) {
        Statement statement;
        try {
            statement = Statement.parse(signed.text());
        } catch (MalformedJson malformed) {
            return new Checked(signed, null, "it is no statement: " + malformed.why());
        }
        return new Checked(signed, statement, refusal(signed, statement, kind, at));
    }

    private @Nullable String refusal(SignedStatement signed, Statement statement, Statement.Kind kind, Instant at) {
        byte[] armored = signed.signature().getBytes(StandardCharsets.UTF_8);
        Optional<SshSignature> signature = SshSignature.parse(armored);
        if (signature.isEmpty()) {
            return "its signature is none: " + SshSignature.fault(armored).orElse("it can't be read");
        }
        SshSignature made = signature.get();
        if (!made.namespace().equals(Statement.NAMESPACE)) {
            return "it was signed in namespace " + made.namespace() + ", not " + Statement.NAMESPACE;
        }
        Owner owner = owner(made.key(), at);
        if (owner.person() == null) {
            return "it was signed with " + owner.refusal();
        }
        if (!made.fits(signed.text().getBytes(StandardCharsets.UTF_8))) {
            return "its signature does not fit";
        }
        if (made.presenceMissing()) {
            return "it was signed on a security key that nobody touched";
        }
        if (!owner.person().name().equals(statement.by())) {
            return "it is in the name of " + statement.by() + " and was signed with the key of "
                    + owner.person().name();
        }
        if (statement.kind() != kind) {
            return "it states something else";
        }
        if (at.isBefore(statement.at().minus(SKEW))) {
            return "it is from the future: " + statement.at();
        }
        return at.isBefore(statement.expires()) ? null : "it expired at " + statement.expires();
    }
}
