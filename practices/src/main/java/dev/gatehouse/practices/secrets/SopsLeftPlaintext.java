package dev.gatehouse.practices.secrets;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.kubernetes.HelmFile;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.secret.EncryptedDocument;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.model.tree.Unresolved;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.secrets.likeness.Opinion;
import dev.gatehouse.practices.secrets.likeness.SecretLikeness;
import dev.gatehouse.practices.secrets.sighting.SecretObjects;
import dev.gatehouse.practices.secrets.sighting.Sightings;
import dev.gatehouse.practices.secrets.sighting.SopsFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A file that SOPS encrypted in part, with a secret among what it left as it was.
 *
 * @see <a href="https://getsops.io/docs/#encrypting-only-parts-of-a-file">SOPS: encrypting only parts of a file</a>
 */
final class SopsLeftPlaintext implements Check {

    private static final Rule RULE = Rule.of(Practice.SECRETS, "sops-left-plaintext")
            .severity(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM)
            .title("A file encrypted with SOPS still shows a secret")
            .why("""
                    An encrypted_regex or a suffix says which values SOPS encrypts. A secret under a key that it does not
                    match is committed in plain text, in a file that everyone takes for encrypted.""")
            .fix(
                    "Rotate the value, widen the expression in .sops.yaml, and encrypt again (sops updatekeys does not; sops edit does):")
            .example("""
                    creation_rules:
                      - path_regex: .*\\.sops\\.ya?ml
                        encrypted_regex: ^(data|stringData)$
                    """)
            .needs(FactKind.KUBERNETES_OBJECT, FactKind.HELM_CHART, FactKind.ENCRYPTED_DOCUMENT)
            .evidences("pci-dss:8.6.2", "pci-dss:8.3.2", "hipaa:164.312(a)(2)(iv)", "gdpr:32.1.a", "gdpr:34.3.a")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        for (KubernetesObject object : evidence.facts(KubernetesObject.class)) {
            if (SopsFile.encrypted(object.body()) && !Sightings.sample(evidence, object.file())) {
                boolean secret = object.is("", "Secret");
                new Search(ruling, object.subject(), evidence.standing(object), object::at, secret)
                        .judge(object.body());
            }
        }
        for (HelmFile file : evidence.facts(HelmFile.class)) {
            settings(file.file(), file.body(), evidence, ruling);
        }
        for (EncryptedDocument document : evidence.facts(EncryptedDocument.class)) {
            settings(document.file(), document.body(), evidence, ruling);
        }
    }

    private static void settings(String file, Mapping body, Evidence evidence, Ruling ruling) {
        if (SopsFile.encrypted(body) && !Sightings.sample(evidence, file)) {
            Function<Node, Location> locate = node -> new Location(file, node.line(), node.column(), node.endLine());
            new Search(ruling, file, evidence.standing(file), locate, false).judge(body);
        }
    }

    /** Looks through one document for values that are not ciphertext. */
    private record Search(
            Ruling ruling, String subject, Standing standing, Function<Node, Location> locate, boolean secretObject) {

        void judge(Mapping body) {
            List<String> failed = new ArrayList<>();
            for (Mapping.Entry entry : body.entries()) {
                if (!entry.name().equals(SopsFile.BLOCK)) {
                    boolean kept = secretObject
                            && (entry.name().equals("data") || entry.name().equals("stringData"));
                    boolean encoded = secretObject && entry.name().equals("data");
                    walk(entry.value(), entry.name(), kept, encoded, failed);
                }
            }
            if (failed.isEmpty()) {
                ruling.add(
                        Verdict.PASS,
                        subject,
                        locate.apply(body),
                        null,
                        standing,
                        subject + ": SOPS left nothing readable that looks like a secret");
            }
        }

        private void walk(Node node, String name, boolean kept, boolean encoded, List<String> failed) {
            switch (node) {
                case Mapping mapping ->
                    mapping.entries().forEach(e -> walk(e.value(), e.name(), kept, encoded, failed));
                case Sequence sequence -> sequence.items().forEach(i -> walk(i, name, kept, encoded, failed));
                case Scalar scalar -> scalar(scalar, name, kept, encoded, failed);
                case Unresolved unresolved -> {}
            }
        }

        private void scalar(Scalar scalar, String name, boolean kept, boolean encoded, List<String> failed) {
            if (scalar.isNull() || SopsFile.ciphertext(scalar.text())) {
                return;
            }
            Opinion opinion = encoded
                    ? SecretObjects.ofEncoded(name, scalar.text())
                    : kept
                            ? SecretLikeness.ofSecretEntry(name, scalar.text())
                            : SecretLikeness.ofSetting(name, scalar.text());
            if (opinion.secret()) {
                failed.add(name);
                ruling.add(
                        Verdict.FAIL,
                        subject + ": " + name,
                        locate.apply(scalar),
                        null,
                        standing,
                        subject + ": SOPS left `" + name + "` unencrypted, and it is " + opinion.what());
            }
        }
    }
}
