package dev.gatehouse.cli.deploy.guard;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.authorization.AccessDecision;
import dev.gatehouse.baseline.authorization.AccessQuestion;
import dev.gatehouse.baseline.authorization.Authorization;
import dev.gatehouse.cli.deploy.session.DeploySession;
import dev.gatehouse.connectors.deployment.DeploymentRepository;
import dev.gatehouse.gate.Action;
import dev.gatehouse.gate.SignedStatement;
import dev.gatehouse.gate.Signers;
import dev.gatehouse.gate.Statement;
import dev.gatehouse.ledger.json.MalformedJson;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Refuses requests and approvals that are pushed and don't count, so that what lies below {@code refs/gatehouse/} was
 * signed by whom it names. None is ever changed; whoever may push may take requests and approvals away, and nobody
 * decisions, since one that could be pushed again would be good for a second move.
 */
final class PushedStatements {

    private final DeploymentRepository repository;
    private final Baseline baseline;
    private final List<EnvironmentGuard.Move> moves;
    private final Signers signers;
    private final Instant at;

    PushedStatements(
            DeploymentRepository repository, Baseline baseline, List<EnvironmentGuard.Move> moves, Instant at) {
        this.repository = repository;
        this.moves = moves;
        this.baseline = baseline;
        this.signers = new Signers(baseline);
        this.at = at;
    }

    /** Why a move is refused, where it is one of a request, an approval or a decision. */
    Optional<String> refusal(EnvironmentGuard.Move move) {
        boolean made = isZero(move.before());
        boolean deleted = isZero(move.after());
        if (move.ref().startsWith(DeploySession.DECISIONS)) {
            return made ? Optional.empty() : Optional.of(move.ref() + ": a decision stays as it is");
        }
        boolean request = move.ref().startsWith(DeploySession.REQUESTS);
        if (deleted || !request && !move.ref().startsWith(DeploySession.APPROVALS)) {
            return Optional.empty();
        }
        if (!made) {
            return Optional.of(move.ref() + ": what was signed stays as it is");
        }
        return statement(move, request ? Statement.Kind.REQUEST : Statement.Kind.APPROVAL)
                .map(why -> move.ref() + ": the " + (request ? "request" : "approval") + " does not count: " + why);
    }

    private Optional<String> statement(EnvironmentGuard.Move move, Statement.Kind kind) {
        Map<String, String> files = repository.filesOf(move.after());
        SignedStatement signed = DeploySession.signed(files);
        Signers.Checked checked = signers.check(signed, kind, at);
        Statement statement = checked.statement();
        if (statement == null || checked.refusal() != null) {
            return Optional.ofNullable(checked.refusal());
        }
        boolean here = baseline.environments().stream()
                .anyMatch(each -> each.name().equals(statement.environment())
                        && statement.ref().equals(each.ref())
                        && move.ref().split("/", -1)[3].equals(DeploySession.part(each.name())));
        if (!here) {
            return Optional.of("it is for " + statement.environment() + " at " + statement.ref());
        }
        Optional<String> other = kind == Statement.Kind.APPROVAL ? otherThanAsked(statement) : Optional.empty();
        if (other.isPresent()) {
            return other;
        }
        if (!move.ref().equals(DeploySession.place(kind, signed, statement))) {
            return Optional.of("it is stored where another belongs");
        }
        AccessDecision may = new Authorization(baseline)
                .decide(new AccessQuestion(
                        statement.by(), List.of(), verb(kind, statement), "deployment", statement.environment(), at));
        return may.allowed()
                ? Optional.empty()
                : Optional.of(statement.by() + " may not " + verb(kind, statement) + ": " + may.why());
    }

    /** Of what request an approval is not, though it says so. */
    private Optional<String> otherThanAsked(Statement approval) {
        String ref = DeploySession.REQUESTS + DeploySession.part(approval.environment()) + "/" + approval.request();
        Optional<Map<String, String>> asked = moves.stream()
                .filter(move -> move.ref().equals(ref))
                .map(EnvironmentGuard.Move::after)
                .findFirst()
                .or(() -> current(ref))
                .map(repository::filesOf);
        if (asked.isEmpty()) {
            return Optional.of("it is of another request: " + approval.request());
        }
        try {
            Statement request =
                    Statement.parse(DeploySession.signed(asked.get()).text());
            return Optional.ofNullable(approval.otherThan(request, approval.request()))
                    .map(other -> "it is " + other);
        } catch (MalformedJson malformed) {
            return Optional.of("its request is no statement: " + malformed.why());
        }
    }

    private static String verb(Statement.Kind kind, Statement statement) {
        return kind == Statement.Kind.APPROVAL
                ? "approve"
                : statement.action().equals(Action.OVERRIDE.label()) ? "override" : "request";
    }

    private Optional<String> current(String ref) {
        try {
            ObjectId id = repository.current(ref);
            return id.equals(ObjectId.zeroId()) ? Optional.empty() : Optional.of(id.name());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isZero(String id) {
        return id.equals(ObjectId.zeroId().name());
    }
}
