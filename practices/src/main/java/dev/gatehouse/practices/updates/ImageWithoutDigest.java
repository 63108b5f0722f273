package dev.gatehouse.practices.updates;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.kubernetes.ContainerImage;
import dev.gatehouse.model.kubernetes.ImageReference;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;

/**
 * An image is named by a tag alone. One without a tag, or with one that moves by custom, is {@link ImageLatestTag}'s.
 */
final class ImageWithoutDigest implements Check {

    private static final Rule RULE = Rule.of(Practice.UPDATES, "image-without-digest")
            .severity(Severity.MEDIUM, Severity.LOW, Severity.INFO)
            .title("An image is not pinned to a digest")
            .why("""
                    A tag can be moved: whoever may push to the registry decides what the next pod runs, and no commit
                    shows it.""")
            .fix("Append the digest (crane digest IMAGE, or skopeo inspect), and let Renovate keep both current:")
            .example("""
                    image: ghcr.io/stefanprodan/podinfo:6.7.1@sha256:b3b3…
                    """)
            .needs(FactKind.KUBERNETES_OBJECT, FactKind.KUSTOMIZATION, FactKind.HELM_CHART)
            .evidences(
                    "pci-dss:6.3.2",
                    "pci-dss:6.3.3",
                    "hipaa:164.308(a)(5)(ii)(B)",
                    "hipaa:164.312(c)(1)",
                    "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        ReplacedImages replaced = ReplacedImages.of(evidence);
        for (ContainerImage image : evidence.facts(ContainerImage.class)) {
            ImageReference reference = image.reference();
            if (replaced.contain(image)) {
                continue;
            }
            if (reference == null) {
                ruling.add(
                        Verdict.UNKNOWN,
                        ImageLatestTag.subject(image),
                        image.location(),
                        null,
                        ImageLatestTag.standing(image, evidence),
                        image.subject() + " runs " + ImageLatestTag.shown(image)
                                + ", of which a variable or a chart decides a part");
            } else if (reference.digest() != null && !reference.pinned()) {
                add(
                        image,
                        evidence,
                        ruling,
                        Verdict.FAIL,
                        "has a digest that is none: SHA-256 has 64 digits of 0-9a-f");
            } else if (reference.pinned()) {
                add(image, evidence, ruling, Verdict.PASS, "is fixed by its digest");
            } else if (!ImageLatestTag.moves(reference)) {
                add(image, evidence, ruling, Verdict.FAIL, "has a tag only, which can be moved");
            }
        }
    }

    private static void add(ContainerImage image, Evidence evidence, Ruling ruling, Verdict verdict, String what) {
        ruling.add(
                verdict,
                ImageLatestTag.subject(image),
                image.location(),
                null,
                ImageLatestTag.standing(image, evidence),
                image.subject() + ": " + ImageLatestTag.shown(image) + " " + what);
    }
}
