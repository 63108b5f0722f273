package dev.gatehouse.practices.secrets.sighting;

import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.secrets.likeness.SecretLikeness;
import dev.gatehouse.practices.secrets.sighting.Sighting.Place;
import java.util.List;

/**
 * What the templates of sealed and external Secrets add to what is encrypted or fetched: it stands there in plain text.
 *
 * @see <a href="https://external-secrets.io/latest/guides/templating/">External Secrets, advanced templating</a>
 * @see <a href="https://github.com/bitnami-labs/sealed-secrets#sealedsecrets-as-templates-for-secrets">Sealed Secrets,
 *     templates</a>
 */
final class SecretTemplates {

    private SecretTemplates() {}

    static void collect(Evidence evidence, Sightings sightings) {
        for (KubernetesObject sealed : evidence.objects("bitnami.com", "SealedSecret")) {
            template(sealed, evidence, sightings, "spec", "template");
        }
        for (KubernetesObject external : evidence.objects("external-secrets.io", "ExternalSecret")) {
            template(external, evidence, sightings, "spec", "target", "template");
        }
        for (KubernetesObject external : evidence.objects("external-secrets.io", "ClusterExternalSecret")) {
            template(external, evidence, sightings, "spec", "externalSecretSpec", "target", "template");
        }
    }

    private static void template(KubernetesObject object, Evidence evidence, Sightings sightings, String... path) {
        Node template = object.body().get(path);
        if (!(template instanceof Mapping mapping) || SopsFile.encrypted(object.body())) {
            return;
        }
        for (String section : List.of("data", "stringData")) {
            for (Mapping.Entry entry : SecretObjects.entries(mapping, section)) {
                if (entry.value() instanceof Scalar scalar && !scalar.isNull()) {
                    sightings.note(
                            Place.SECRET,
                            object.subject(),
                            entry.name(),
                            object.at(scalar),
                            evidence.standing(object),
                            SecretLikeness.ofSecretEntry(entry.name(), scalar.text()));
                }
            }
        }
    }
}
