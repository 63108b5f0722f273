package dev.gatehouse.practices.sshaccess;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.model.tree.Unresolved;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.PrivateKey;
import dev.gatehouse.practices.check.Ruling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** A private key for SSH stands in a manifest. */
final class SshPrivateKeyInManifest implements Check {

    private static final int DEEPEST = 60;

    /** Names under which tools look for such a key. */
    private static final Set<String> NAMES = Set.of(
            "sshPrivateKey",
            "ssh-privatekey",
            "identity",
            "id_rsa",
            "id_ed25519",
            "id_ecdsa",
            "ssh_host_ed25519_key",
            "ssh_host_rsa_key",
            "ssh_host_ecdsa_key");

    private static final Rule RULE = Rule.of(Practice.SSH_ACCESS, "ssh-private-key-in-manifest")
            .severity(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM)
            .title("A private key for SSH stands in a manifest")
            .why("""
                    Everyone with the repository, now or from an old clone, can sign in as its owner, push to the
                    repository it opens, or pose as the server.""")
            .fix(
                    "Take the public key out of every place that trusts it, make a new pair, and keep the private half in a store:")
            .example("""
                    apiVersion: external-secrets.io/v1
                    kind: ExternalSecret
                    metadata: {name: deploy-key, namespace: flux-system}
                    spec:
                      secretStoreRef: {kind: ClusterSecretStore, name: vault}
                      data:
                        - {secretKey: identity, remoteRef: {key: deploy-key, property: private}}
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:8.6.2", "pci-dss:3.6.1.2", "hipaa:164.312(a)(2)(iv)", "gdpr:32.1.a", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        for (KubernetesObject object : evidence.facts(KubernetesObject.class)) {
            boolean sample = evidence.baseline().secrets().samples().stream().anyMatch(p -> p.matches(object.file()));
            if (!sample) {
                new Search(object, object.is("", "Secret")).judge(ruling);
            }
        }
    }

    /** Looks through one object. */
    private static final class Search {

        private final KubernetesObject object;
        private final boolean secret;
        private final List<Scalar> keys = new ArrayList<>();
        private boolean kept;

        Search(KubernetesObject object, boolean secret) {
            this.object = object;
            this.secret = secret;
        }

        void judge(Ruling ruling) {
            for (Mapping.Entry entry : object.body().entries()) {
                walk(entry.value(), entry.name(), secret && entry.name().equals("data"), 0);
            }
            for (Scalar key : keys) {
                ruling.fail(
                        object, object.at(key), object.subject() + " holds a private key for SSH that anyone can use");
            }
            if (keys.isEmpty() && kept) {
                ruling.pass(object, object.at(), object.subject() + " keeps its private key for SSH unreadable");
            }
        }

        private void walk(Node node, String name, boolean encoded, int depth) {
            if (depth > DEEPEST) {
                return;
            }
            switch (node) {
                case Mapping mapping -> mapping.entries().forEach(e -> walk(e.value(), e.name(), encoded, depth + 1));
                case Sequence list -> list.items().forEach(i -> walk(i, name, encoded, depth + 1));
                case Scalar scalar -> scalar(scalar, name, encoded);
                case Unresolved unresolved -> {}
            }
        }

        private void scalar(Scalar scalar, String name, boolean encoded) {
            String text = encoded ? decoded(scalar.text()) : scalar.text();
            boolean named = NAMES.contains(name);
            if (PrivateKey.ofSshStandsIn(text) || named && PrivateKey.standsIn(text)) {
                keys.add(scalar);
            } else if (named && !text.isBlank() && (secret || object.type().equals("SealedSecret"))) {
                kept = true;
            }
        }

        private static String decoded(String base64) {
            String compact = base64.replaceAll("\\s", "");
            if (!compact.startsWith("LS0tLS1CRUdJTi")) {
                return base64;
            }
            try {
                return new String(Base64.getDecoder().decode(compact), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException notBase64) {
                return base64;
            }
        }
    }
}
