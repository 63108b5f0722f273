package dev.gatehouse.practices.secrets.sighting;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.kubernetes.Kustomization;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.secrets.likeness.Opinion;
import dev.gatehouse.practices.secrets.likeness.SecretLikeness;
import dev.gatehouse.practices.secrets.sighting.Sighting.Place;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What stands in Kubernetes Secrets, and in the literals that Kustomize makes them of. */
public final class SecretObjects {

    private static final String BASE64_HIDES_NOTHING = "plaintext (base64 hides nothing)";

    /** Binary values of these names are public or encrypted. */
    private static final Set<String> PUBLIC_BINARY =
            Set.of("crt", "cer", "der", "pub", "truststore", "gz", "png", "ico");

    private SecretObjects() {}

    static void collect(Evidence evidence, Sightings sightings) {
        for (KubernetesObject secret : evidence.objects("", "Secret")) {
            if (!SopsFile.encrypted(secret.body())) {
                collect(
                        secret.body(),
                        secret.subject(),
                        secret::at,
                        secret.annotation("avp.kubernetes.io/path").isPresent(),
                        evidence.standing(secret),
                        sightings);
            }
        }
        SecretTemplates.collect(evidence, sightings);
        for (Kustomization kustomization : evidence.facts(Kustomization.class)) {
            SecretPatches.collect(kustomization, evidence, sightings);
            for (Mapping generator : kustomization.body().each("secretGenerator")) {
                KustomizeLiterals.collect(kustomization, generator, Place.SECRET, evidence, sightings);
            }
        }
    }

    /**
     * Notes what one Secret holds.
     *
     * @param substituted whether Argo CD's Vault plugin puts values in place of {@code <these>}
     */
    static void collect(
            Mapping secret,
            String subject,
            Function<Node, Location> locate,
            boolean substituted,
            Standing standing,
            Sightings sightings) {
        for (String section : List.of("data", "stringData")) {
            for (Mapping.Entry entry : entries(secret, section)) {
                if (entry.value() instanceof Scalar scalar && !scalar.isNull()) {
                    Opinion opinion = section.equals("data")
                            ? ofEncoded(entry.name(), scalar.text())
                            : SecretLikeness.ofSecretEntry(entry.name(), scalar.text());
                    if (!(substituted && scalar.text().startsWith("<"))) {
                        sightings.note(Place.SECRET, subject, entry.name(), locate.apply(scalar), standing, opinion);
                    }
                }
            }
        }
    }

    static List<Mapping.Entry> entries(Mapping body, String section) {
        return body.mapping(section).map(Mapping::entries).orElse(List.of());
    }

    /** A value of {@code data}: base64 as a rule, else whatever a tool will put base64 in place of. */
    public static Opinion ofEncoded(String name, String written) {
        Optional<byte[]> bytes = decoded(written);
        if (bytes.isEmpty()) {
            return SecretLikeness.ofSecretEntry(name, written);
        }
        Optional<String> text = text(bytes.get());
        if (text.isEmpty()) {
            String ending = name.substring(name.lastIndexOf('.') + 1);
            return PUBLIC_BINARY.contains(ending)
                    ? SecretLikeness.ofSecretEntry(name, "")
                    : new Opinion(Opinion.Likeness.SECRET, "binary " + BASE64_HIDES_NOTHING);
        }
        Opinion opinion = SecretLikeness.ofSecretEntry(name, text.get());
        return opinion.secret() && opinion.what().equals("plaintext")
                ? new Opinion(Opinion.Likeness.SECRET, BASE64_HIDES_NOTHING)
                : opinion;
    }

    static Optional<byte[]> decoded(String written) {
        String compact = written.replaceAll("\\s", "");
        if (compact.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(compact));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    static Optional<String> text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean printable = text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t');
            return printable ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }
}
