package dev.gatehouse.practices.secrets.sighting;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.kubernetes.Kustomization;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.secrets.likeness.Opinion;
import dev.gatehouse.practices.secrets.likeness.SecretLikeness;
import dev.gatehouse.practices.secrets.sighting.Sighting.Place;

/** The {@code literals} of Kustomize's {@code secretGenerator} and {@code configMapGenerator}. */
public final class KustomizeLiterals {

    private KustomizeLiterals() {}

    static void collect(
            Kustomization kustomization, Mapping generator, Place place, Evidence evidence, Sightings sightings) {
        for (Scalar literal : generator.scalars("literals")) {
            int equals = literal.text().indexOf('=');
            if (equals > 0) {
                String name = literal.text().substring(0, equals);
                String value = unquoted(literal.text().substring(equals + 1));
                Opinion opinion = place == Place.SECRET
                        ? SecretLikeness.ofSecretEntry(name, value)
                        : SecretLikeness.ofSetting(name, value);
                sightings.note(
                        place,
                        subject(place, generator),
                        name,
                        at(kustomization, literal),
                        evidence.standing(kustomization.file()),
                        opinion);
            }
        }
    }

    public static String subject(Place place, Mapping generator) {
        String kind = place == Place.SECRET ? "secretGenerator " : "configMapGenerator ";
        return kind + generator.text("name").orElse("without a name");
    }

    public static Location at(Kustomization kustomization, Scalar scalar) {
        return new Location(kustomization.file(), scalar.line(), scalar.column(), scalar.endLine());
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2
                && (value.startsWith("\"") && value.endsWith("\"") || value.startsWith("'") && value.endsWith("'"));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
