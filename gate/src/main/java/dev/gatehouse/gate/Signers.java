package dev.gatehouse.gate;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.engines.signature.Keyring;
import dev.gatehouse.engines.signature.SshPublicKey;
import dev.gatehouse.engines.signature.SshSignature;
import dev.gatehouse.engines.signature.Verification;
import dev.gatehouse.ledger.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose keys sign statements: the keys of the people that the baseline declares, and the certificates of the
 * authorities that it declares for them.
 */
public final class Signers {

    private final Map<String, Person> people = new HashMap<>();
    private final Keyring keys;

    public Signers(Baseline baseline) {
        Keyring.Builder builder = Keyring.builder();
        for (Person person : baseline.people()) {
            people.putIfAbsent(person.name(), person);
            builder.person(person.name(), person.emails(), person.keys(), person.revokedKeys());
        }
        keys = builder.build();
    }

    /** The keys that they have. */
    public Keyring keys() {
        return keys;
    }

    /**
     * Whose key it is.
     *
     * @param person null where it is nobody's
     * @param refusal why it is nobody's, one line; empty where it is somebody's
     */
    public record Owner(@Nullable Person person, String refusal) {}

    /** Whose key it is, or whom its certificate is for at an instant. */
    public Owner owner(SshPublicKey key, Instant at) {
        Keyring.Owner owner = keys.owner(key, Statement.NAMESPACE, at);
        return new Owner(people.get(owner.name()), owner.refusal());
    }

    /**
     * Why a text does not count as signed by somebody.
     *
     * @param armored its signature
     * @return one line; null where it does
     */
    public @Nullable String refusal(String text, String armored, String namespace, String name, Instant at) {
        Verification told = keys.verify(
                armored.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8), namespace, at);
        if (told.outcome() != Verification.Outcome.VALID) {
            return told.reason();
        }
        return name.equals(told.signer())
                ? null
                : "it is in the name of " + name + " and was signed with the key of " + told.signer();
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
        String refusal = refusal(signed.text(), signed.signature(), Statement.NAMESPACE, statement.by(), at);
        if (refusal != null) {
            return refusal;
        }
        if (statement.kind() != kind) {
            return "it states something else";
        }
        return statement.untimely(at);
    }
}
