package dev.gatehouse.practices.updates;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.kubernetes.Kustomization;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.List;
import java.util.Optional;

/** A branch of another repository is deployed: whoever pushes to it, deploys. */
final class SourceTracksMovingRevision implements Check {

    private static final Rule RULE = Rule.of(Practice.UPDATES, "source-tracks-moving-revision")
            .severity(Severity.MEDIUM, Severity.LOW, Severity.INFO)
            .title("A source follows a branch of another repository")
            .why("""
                    Whoever can push to that branch changes what runs here, at once and without a commit in this repository.
                    A branch of the repository itself is different: what is on it was reviewed there.""")
            .fix("Name a tag or, better, a commit, and let Renovate propose the next one:")
            .example("""
                    spec:
                      source:
                        repoURL: https://github.com/acme/base
                        targetRevision: v1.4.2
                    """)
            .needs(FactKind.KUBERNETES_OBJECT, FactKind.KUSTOMIZATION, FactKind.FILE)
            .evidences("pci-dss:6.3.2", "pci-dss:6.5.1", "hipaa:164.308(a)(5)(ii)(B)", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        OwnRepository own = OwnRepository.of(evidence);
        for (ArgoSource source : ArgoSource.of(evidence)) {
            if (!source.mapping().has("chart") && source.mapping().has("repoURL")) {
                argo(source, own, evidence, ruling);
            }
        }
        for (KubernetesObject source : evidence.objects("source.toolkit.fluxcd.io", "GitRepository")) {
            flux(source, own, evidence, ruling);
        }
        for (Kustomization kustomization : evidence.facts(Kustomization.class)) {
            for (String list : List.of("resources", "bases", "components", "crds")) {
                for (Scalar entry : kustomization.body().scalars(list)) {
                    if (RemoteBase.is(entry.text())) {
                        remoteBase(kustomization, entry, evidence, ruling);
                    }
                }
            }
        }
    }

    private static void argo(ArgoSource source, OwnRepository own, Evidence evidence, Ruling ruling) {
        KubernetesObject object = source.object();
        Optional<Scalar> revision = source.mapping().scalar("targetRevision");
        Location location = object.at(revision.isPresent() ? revision.get() : source.mapping());
        String url = source.mapping().text("repoURL").orElse("");
        if (own.is(url, source.mapping().text("path").orElse(""))) {
            ruling.pass(object, location, object.subject() + " follows the repository that declares it");
            return;
        }
        String text = revision.map(Scalar::text).filter(t -> !t.isBlank()).orElse("HEAD");
        rule(
                ruling,
                Steadiness.templated(url) ? Steadiness.UNTOLD : Steadiness.ofRevision(text),
                object.subject(),
                location,
                evidence.standing(object),
                object.subject() + " deploys " + text + " of " + shown(url));
    }

    private static void flux(KubernetesObject source, OwnRepository own, Evidence evidence, Ruling ruling) {
        if (own.is(source, evidence)) {
            ruling.pass(source, source.at("spec", "ref"), source.subject() + " is the repository that declares it");
            return;
        }
        String url = shown(source.body().text("spec", "url").orElse("another repository"));
        Optional<Scalar> commit = source.body().scalar("spec", "ref", "commit");
        Optional<Scalar> tag = source.body().scalar("spec", "ref", "tag");
        Optional<Scalar> moving = source.body()
                .scalar("spec", "ref", "semver")
                .or(() -> source.body().scalar("spec", "ref", "branch"))
                .or(() -> source.body().scalar("spec", "ref", "name"));
        Optional<Scalar> fixed = commit.or(() -> tag);
        Scalar written = fixed.or(() -> moving).orElse(null);
        String text = written == null ? "master" : written.text();
        Steadiness steadiness = Steadiness.templated(text)
                ? Steadiness.UNTOLD
                : fixed.isPresent() || text.startsWith("refs/tags/") ? Steadiness.FIXED : Steadiness.MOVING;
        rule(
                ruling,
                steadiness,
                source.subject(),
                written == null ? source.at("spec") : source.at(written),
                evidence.standing(source),
                source.subject() + " deploys " + text + " of " + url);
    }

    private static void remoteBase(Kustomization kustomization, Scalar entry, Evidence evidence, Ruling ruling) {
        String url = shown(entry.text());
        rule(
                ruling,
                RemoteBase.steadiness(entry.text()),
                "Kustomization " + kustomization.file() + ": " + url,
                new Location(kustomization.file(), entry.line(), entry.column(), entry.endLine()),
                evidence.standing(kustomization.file()),
                "the manifests are fetched from " + url);
    }

    private static void rule(
            Ruling ruling, Steadiness steadiness, String subject, Location location, Standing standing, String what) {
        switch (steadiness) {
            case FIXED -> ruling.add(Verdict.PASS, subject, location, null, standing, what + ", which is fixed");
            case MOVING ->
                ruling.add(
                        Verdict.FAIL,
                        subject,
                        location,
                        null,
                        standing,
                        what + ": whoever can push there changes what runs here");
            case UNTOLD ->
                ruling.add(Verdict.UNKNOWN, subject, location, null, standing, what + ", which a variable decides");
        }
    }

    /** An address without any user information, and not too long to read. */
    private static String shown(String url) {
        int scheme = url.indexOf("://");
        int at = url.indexOf('@');
        int path = scheme < 0 ? -1 : url.indexOf('/', scheme + 3);
        boolean user = scheme >= 0 && at > scheme && (path < 0 || at < path);
        String bare = user ? url.substring(0, scheme + 3) + url.substring(at + 1) : url;
        return bare.length() <= 120 ? bare : bare.substring(0, 120) + "…";
    }
}
