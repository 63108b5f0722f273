package dev.gatehouse.gate;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.engines.signature.SshPublicKey;
import dev.gatehouse.engines.signature.SshSignature;
import dev.gatehouse.ledger.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whose keys sign statements: the keys of the people that the baseline declares. */
public final class Signers {

    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Map<SshPublicKey, Person> owners = new HashMap<>();

    public Signers(Baseline baseline) {
        for (Person person : baseline.people()) {
            Stream.concat(person.signingKeys().stream(), person.sshKeys().stream())
                    .flatMap(key -> SshPublicKey.parse(key).stream())
                    .forEach(key -> owners.putIfAbsent(key, person));
        }
    }

    /** Whose key it is. */
    public Optional<Person> owner(SshPublicKey key) {
        return Optional.ofNullable(owners.get(key.bare()));
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
        Optional<Person> owner = owner(made.key());
        if (owner.isEmpty()) {
            return "it was signed with the key " + made.key().bare().fingerprint() + ", which nobody declared has";
        }
        if (!made.fits(signed.text().getBytes(StandardCharsets.UTF_8))) {
            return "its signature does not fit";
        }
        if (!owner.get().name().equals(statement.by())) {
            return "it is in the name of " + statement.by() + " and was signed with the key of "
                    + owner.get().name();
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
