package dev.gatehouse.cli.deploy.session;

import dev.gatehouse.cli.Harmless;
import dev.gatehouse.cli.check.Observation;
import dev.gatehouse.connectors.deployment.DeploymentRepository;
import dev.gatehouse.connectors.secrets.BroughtSecrets;
import dev.gatehouse.connectors.secrets.SecretInspector;
import dev.gatehouse.connectors.target.Target;
import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.engines.signature.ObjectVerifier;
import dev.gatehouse.engines.signature.SignedObject;
import dev.gatehouse.engines.signature.Verification;
import dev.gatehouse.gate.Circumstances;
import dev.gatehouse.gate.Signers;
import dev.gatehouse.ledger.Past;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** Observes what the gate decides from: the commit, what it changes for the worse, what the ledger has of it. */
public final class Observed {

    private static final Set<FactKind> OF_FILES = Set.of(
            FactKind.FILE,
            FactKind.KUBERNETES_OBJECT,
            FactKind.KUSTOMIZATION,
            FactKind.HELM_CHART,
            FactKind.PIPELINE,
            FactKind.TERRAFORM,
            FactKind.SECRET_CANDIDATE);

    private final DeploySession session;
    private final Instant at;

    public Observed(DeploySession session, Instant at) {
        this.session = session;
        this.at = at;
    }

    /**
     * What there is to say of deploying a commit, from where the environment is.
     *
     * @param requested the digest of what was asked for; empty where nobody asked yet
     */
    public Circumstances of(ObjectId to, String requested, Past past) throws IOException {
        ObjectId from = session.current();
        DeploymentRepository repository = session.repository();
        boolean first = from.equals(ObjectId.zeroId());
        Judgement after = judged(to, first ? null : brought(from, to));
        Set<String> before = new HashSet<>();
        if (!first) {
            failures(judged(from, null)).forEach(f -> before.add(f.fingerprint()));
        }
        List<String> secrets = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        for (Finding finding : failures(new Harmless(SecretInspector.names()).judgement(after))) {
            if (before.contains(finding.fingerprint())) {
                continue;
            }
            String place = finding.location() == null ? "" : finding.location() + ": ";
            String line = place + finding.rule().id() + ", " + finding.subject() + ": " + finding.explanation();
            if (finding.rule().practice() == Practice.SECRETS
                    && finding.severity().atLeast(Severity.MEDIUM)) {
                secrets.add(line);
            } else if (!first && isOver(finding)) {
                findings.add(line);
            }
        }
        return new Circumstances(
                from.name(),
                session.deployed(to).seen(requested),
                repository.authors(from, to),
                signature(to),
                secrets,
                findings,
                gaps(after, Origin.FILES),
                gaps(after, Origin.GIT),
                past.deployed(),
                past.used(),
                session.secondFactors(at));
    }

    private boolean isOver(Finding finding) {
        return session.environment()
                .threshold()
                .filter(finding.severity()::atLeast)
                .isPresent();
    }

    private @Nullable BroughtSecrets brought(ObjectId from, ObjectId to) {
        GitDirectory directory = GitDirectory.at(session.repository().directory());
        return directory == null ? null : new BroughtSecrets(directory, from.name(), to.name());
    }

    private Judgement judged(ObjectId commit, @Nullable BroughtSecrets brought) {
        try (Target target = session.repository().at(commit)) {
            return Observation.judged(
                    target, session.baseline(), at, files -> brought == null ? files : brought.observe(files));
        }
    }

    private static List<Finding> failures(Judgement judgement) {
        return judgement.findings().stream()
                .filter(f -> f.verdict() == Verdict.FAIL)
                .toList();
    }

    /** What was not read completely, of the files or of the commits between. */
    private static List<String> gaps(Judgement judgement, String source) {
        return judgement.snapshot().coverage().stream()
                .filter(c -> c.state() != Coverage.State.COMPLETE && OF_FILES.contains(c.kind()))
                .filter(c -> c.source().equals(source))
                .map(c -> c.kind().plural() + ": " + c.reason())
                .toList();
    }

    private String signature(ObjectId commit) throws IOException {
        DeploymentRepository.RawCommit raw = session.repository().raw(commit);
        Verification verification = new ObjectVerifier(new Signers(session.baseline()).keys())
                .verify(SignedObject.commit(raw.bytes()), raw.at());
        return switch (verification.outcome()) {
            case VALID, ABSENT, INVALID -> verification.outcome().name().toLowerCase(Locale.ROOT);
            case UNKNOWN_KEY, EXPIRED_KEY, UNCHECKED -> verification.reason();
        };
    }
}
