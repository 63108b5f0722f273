package dev.gatehouse.practices.check;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.engines.signature.Keyring;
import dev.gatehouse.engines.signature.Verification;
import dev.gatehouse.model.Document;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file, and the signature beside it by somebody of {@code people}.
 *
 * @param signature null where there is none
 */
public record SignedDocument(Document document, @Nullable Document signature) {

    /**
     * Why it does not count as signed by somebody.
     *
     * @param namespace what it has to be signed for
     * @param at when they say to have signed it
     * @return one line; null where it counts
     */
    public @Nullable String problem(Baseline baseline, String namespace, String name, Instant at) {
        if (signature == null) {
            return "nobody signed it: " + document.path() + ".sig is not there";
        }
        Optional<Person> person = baseline.people().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
        if (person.isEmpty()) {
            return name + ", who signed it, is nobody in `people`";
        }
        Keyring.Builder keys = Keyring.builder();
        baseline.people().forEach(each -> keys.person(each.name(), each.emails(), each.keys(), each.revokedKeys()));
        Verification told = keys.build().verify(bytes(signature), bytes(document), namespace, at);
        if (told.outcome() != Verification.Outcome.VALID) {
            return told.reason();
        }
        if (!name.equals(told.signer())) {
            return "it was signed with the key of " + told.signer() + ", not of " + name;
        }
        return person.get().presentOn(LocalDate.ofInstant(at, ZoneOffset.UTC))
                ? null
                : name + " had left when it was signed";
    }

    private static byte[] bytes(Document document) {
        return document.text().getBytes(StandardCharsets.UTF_8);
    }
}
