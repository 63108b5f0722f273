package dev.gatehouse.practices.secrets;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.kubernetes.Kustomization;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.secrets.sighting.KustomizeLiterals;
import dev.gatehouse.practices.secrets.sighting.Sighting;
import dev.gatehouse.practices.secrets.sighting.Sighting.Place;
import dev.gatehouse.practices.secrets.sighting.Sightings;
import dev.gatehouse.practices.secrets.sighting.SopsFile;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Kubernetes Secret whose values anyone with the repository can read. Secrets that are encrypted, or only referred
 * to, pass.
 */
final class PlaintextSecret implements Check {

    private static final Rule RULE = Rule.of(Practice.SECRETS, "plaintext-secret")
            .severity(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM)
            .title("A Secret stands in plain text")
            .why("""
                    base64 is an encoding: everyone who can read the repository, now or from any old clone, can use the
                    secret. Deleting the line later does not take it out of the history.""")
            .fix(
                    "Rotate the value first; then keep it in a store and commit the reference, or encrypt the file with SOPS (sops encrypt --in-place FILE):")
            .example("""
                    apiVersion: external-secrets.io/v1
                    kind: ExternalSecret
                    metadata: {name: db, namespace: prod}
                    spec:
                      refreshInterval: 1h
                      secretStoreRef: {kind: ClusterSecretStore, name: vault}
                      data:
                        - {secretKey: password, remoteRef: {key: prod/db, property: password}}
                    """)
            .needs(FactKind.KUBERNETES_OBJECT, FactKind.KUSTOMIZATION)
            .evidences(
                    "pci-dss:8.6.2",
                    "pci-dss:8.3.2",
                    "pci-dss:3.6.1.2",
                    "hipaa:164.308(a)(5)(ii)(D)",
                    "hipaa:164.312(a)(2)(iv)",
                    "gdpr:32.1.a",
                    "gdpr:32.1.b",
                    "gdpr:34.3.a")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Sightings.of(evidence).rule(Place.SECRET, ruling, "");
        Set<String> judged = new HashSet<>();
        Set<String> readable = new HashSet<>();
        for (Sighting sighting : Sightings.of(evidence).in(Place.SECRET)) {
            judged.add(sighting.location().file() + "\n" + sighting.subject());
            if (sighting.opinion().secret()) {
                readable.add(sighting.location().file() + "\n" + sighting.subject());
            }
        }
        for (KubernetesObject secret : evidence.objects("", "Secret")) {
            if (!judged.contains(secret.file() + "\n" + secret.subject())
                    && !Sightings.sample(evidence, secret.file())) {
                empty(secret, ruling);
            }
        }
        for (KubernetesObject object : evidence.facts(KubernetesObject.class)) {
            if (!readable.contains(object.file() + "\n" + object.subject())) {
                Managed.by(object).ifPresent(how -> ruling.pass(object, object.at(), how));
            }
        }
        generatorFiles(evidence, ruling);
    }

    private static void empty(KubernetesObject secret, Ruling ruling) {
        boolean encrypted = SopsFile.encrypted(secret.body());
        ruling.pass(
                secret,
                secret.at(),
                secret.subject() + (encrypted ? " is encrypted with SOPS" : " holds no secret in plain text"));
    }

    /** Files that Kustomize makes Secrets of: their content is no manifest, so it was not read as one. */
    private static void generatorFiles(Evidence evidence, Ruling ruling) {
        for (Kustomization kustomization : evidence.facts(Kustomization.class)) {
            for (Mapping generator : kustomization.body().each("secretGenerator")) {
                for (String key : List.of("files", "envs", "env")) {
                    for (Scalar file : generator.scalars(key)) {
                        String name = file.text().substring(file.text().indexOf('=') + 1);
                        ruling.add(
                                Verdict.UNKNOWN,
                                KustomizeLiterals.subject(Place.SECRET, generator) + ": " + name,
                                KustomizeLiterals.at(kustomization, file),
                                null,
                                evidence.standing(kustomization.file()),
                                "a Secret is made of " + name + "; whether that file is encrypted was not seen");
                    }
                }
            }
        }
    }

    /** The ways to keep secrets that leave nothing readable in the repository. */
    private static final class Managed {

        static Optional<String> by(KubernetesObject object) {
            return switch (object.type()) {
                case "SealedSecret" ->
                    object.group().equals("bitnami.com")
                            ? Optional.of(object.subject() + " is encrypted: only the cluster's controller can open it")
                            : Optional.empty();
                case "ExternalSecret", "ClusterExternalSecret" ->
                    object.group().equals("external-secrets.io")
                            ? Optional.of(object.subject() + " refers to a store")
                            : Optional.empty();
                case "SecretProviderClass" -> Optional.of(object.subject() + " mounts secrets from a store");
                case "VaultStaticSecret", "VaultDynamicSecret", "VaultPKISecret" ->
                    object.group().equals("secrets.hashicorp.com")
                            ? Optional.of(object.subject() + " refers to Vault")
                            : Optional.empty();
                case "OnePasswordItem", "BitwardenSecret", "InfisicalSecret", "AzureKeyVaultSecret", "DopplerSecret" ->
                    Optional.of(object.subject() + " refers to a store");
                default -> vaultAgent(object);
            };
        }

        private static Optional<String> vaultAgent(KubernetesObject object) {
            for (String[] path : List.of(
                    new String[] {"spec", "template", "metadata", "annotations", "vault.hashicorp.com/agent-inject"},
                    new String[] {"metadata", "annotations", "vault.hashicorp.com/agent-inject"})) {
                if (object.body().text(path).filter("true"::equals).isPresent()) {
                    return Optional.of(object.subject() + " gets its secrets from Vault's agent");
                }
            }
            return Optional.empty();
        }
    }
}
