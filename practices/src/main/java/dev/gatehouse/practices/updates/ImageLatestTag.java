package dev.gatehouse.practices.updates;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.kubernetes.ContainerImage;
import dev.gatehouse.model.kubernetes.ImageReference;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.check.Standings;

/** An image has no tag, or one that is moved by custom. */
final class ImageLatestTag implements Check {

    private static final int LONGEST_SHOWN = 160;

    private static final Rule RULE = Rule.of(Practice.UPDATES, "image-latest-tag")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("An image is taken in whatever version is newest")
            .why("""
                    Two pods of one Deployment can run different code, a restart can be an upgrade, and a rollback brings
                    nothing back.""")
            .fix("Name the version and its digest:")
            .example("""
                    image: ghcr.io/stefanprodan/podinfo:6.7.1@sha256:b3b3…
                    """)
            .needs(FactKind.KUBERNETES_OBJECT, FactKind.KUSTOMIZATION, FactKind.HELM_CHART)
            .evidences("pci-dss:6.3.2", "pci-dss:6.5.1", "hipaa:164.308(a)(5)(ii)(B)", "gdpr:32.1.b")
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
                String tag = image.written().substring(image.written().lastIndexOf(':') + 1);
                if (image.written().startsWith(":") && Steadiness.ofTag(tag) == Steadiness.MOVING) {
                    add(image, evidence, ruling, Verdict.FAIL, "the tag is " + tag);
                }
                continue;
            }
            if (!moves(reference)) {
                add(image, evidence, ruling, Verdict.PASS, shown(image) + " names a version");
            } else if (reference.tag() == null) {
                String what = shown(image) + " has no tag, which means whatever is newest";
                add(image, evidence, ruling, Verdict.FAIL, what);
            } else {
                String what = shown(image) + " is whatever was pushed last as " + reference.tag();
                add(image, evidence, ruling, Verdict.FAIL, what);
            }
        }
    }

    /** Whether neither a digest nor a tag of its own fixes an image. */
    static boolean moves(ImageReference reference) {
        return reference.digest() == null
                && (reference.tag() == null || Steadiness.ofTag(reference.tag()) == Steadiness.MOVING);
    }

    /** The image with what names it, so that several images of one object are several subjects. */
    static String subject(ContainerImage image) {
        ImageReference reference = image.reference();
        String name = reference == null ? "" : ": " + reference.repository();
        return image.subject() + name;
    }

    static String shown(ContainerImage image) {
        String written = image.written().strip();
        return written.length() <= LONGEST_SHOWN ? written : written.substring(0, LONGEST_SHOWN) + "…";
    }

    static Standing standing(ContainerImage image, Evidence evidence) {
        Standing byFile = evidence.standing(image.file());
        boolean told = byFile != Standing.ORDINARY || image.namespace().isEmpty();
        return told ? byFile : Standings.ofWords(image.namespace());
    }

    private static void add(ContainerImage image, Evidence evidence, Ruling ruling, Verdict verdict, String what) {
        ruling.add(
                verdict,
                subject(image),
                image.location(),
                null,
                standing(image, evidence),
                image.subject() + ": " + what);
    }
}
