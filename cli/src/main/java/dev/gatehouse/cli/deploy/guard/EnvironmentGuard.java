package dev.gatehouse.cli.deploy.guard;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.check.Declared;
import dev.gatehouse.cli.ledger.KeyText;
import dev.gatehouse.cli.ledger.LedgerPlace;
import dev.gatehouse.connectors.deployment.DeploymentRepository;
import dev.gatehouse.connectors.target.Target;
import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.engines.gitobjects.ObjectFormat;
import dev.gatehouse.engines.tlog.note.VerifierKey;
import dev.gatehouse.ledger.LedgerFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a push that moves an environment's reference without a decision that allows exactly that move. The decision
 * comes with the push, below {@code refs/gatehouse/decisions/}, with the proof that the ledger has it. Requests and
 * approvals that don't count are refused too.
 */
public final class EnvironmentGuard {

    private EnvironmentGuard() {}

    /**
     * A reference that is to change.
     *
     * @param before the id that it has, zeros where it is made
     * @param after the id that it is to have, zeros where it is deleted
     */
    public record Move(String ref, String before, String after) {}

    /**
     * Why moves are refused.
     *
     * @param directory the repository's Git directory
     * @return one line each; none where all may pass
     */
    public static List<String> refusals(Path directory, List<Move> moves, Console console, Instant at)
            throws IOException {
        if (!HeadBaseline.mayBeIn(directory)) {
            return List.of();
        }
        GitDirectory read = GitDirectory.at(directory);
        if (read != null && read.format() == ObjectFormat.SHA256) {
            return undecidable(
                    HeadBaseline.read(read, at),
                    moves,
                    Files.readString(directory.resolve("HEAD")).strip());
        }
        try (DeploymentRepository repository = DeploymentRepository.ofHook(directory, console.environment())) {
            if (!repository.headHas(Declared.USUAL)) {
                return List.of();
            }
            Baseline baseline = declared(repository, console, at);
            Map<String, Environment> guarded = guarded(baseline);
            @Nullable VerifierKey key = key(repository);
            String head = repository.repository().getFullBranch();
            List<String> refusals = new ArrayList<>();
            PushedStatements statements = new PushedStatements(repository, baseline, moves, at);
            for (Move move : moves) {
                statements.refusal(move).ifPresent(refusals::add);
                Environment environment = guarded.get(move.ref());
                if (environment == null || key == null && move.ref().equals(head)) {
                    continue;
                }
                if (key == null) {
                    refusals.add(move.ref() + " is environment " + environment.name()
                            + ", and no ledger is known here: git config gatehouse.ledgerKey VKEY");
                } else {
                    new RecordedDecisions(repository, environment, moves, key, at)
                            .refusal(move)
                            .map(why -> move.ref() + " is environment " + environment.name()
                                    + ", and no decision allows it to move from " + brief(move.before()) + " to "
                                    + brief(move.after()) + ": " + why)
                            .ifPresent(refusals::add);
                }
            }
            return refusals;
        }
    }

    private static Map<String, Environment> guarded(Baseline baseline) {
        Map<String, Environment> guarded = new TreeMap<>();
        for (Environment environment : baseline.environments()) {
            if (environment.ref() != null) {
                guarded.put(DeploymentRepository.fullName(environment.ref()), environment);
            }
        }
        return guarded;
    }

    /** Nothing is deployed in a repository that JGit can't read, so there is no decision that could allow a move. */
    private static List<String> undecidable(Optional<Baseline> baseline, List<Move> moves, String head) {
        Map<String, Environment> guarded =
                baseline.map(EnvironmentGuard::guarded).orElse(Map.of());
        List<String> refusals = new ArrayList<>();
        for (Move move : moves) {
            Environment environment = guarded.get(move.ref());
            if (environment != null && !head.equals("ref: " + move.ref())) {
                refusals.add(move.ref() + " is environment " + environment.name()
                        + ", and no deployment can be decided where objects are named by sha256");
            }
        }
        return refusals;
    }

    private static Baseline declared(DeploymentRepository repository, Console console, Instant at) {
        Target target = repository.target();
        return Declared.of(target, null, console.in(), null, at);
    }

    private static String brief(String id) {
        return id.substring(0, Math.min(10, id.length()));
    }

    public static @Nullable String configuredKey(DeploymentRepository repository) {
        return repository.repository().getConfig().getString("gatehouse", null, "ledgerKey");
    }

    /** The key that is configured, or that of the ledger in the repository. */
    private static @Nullable VerifierKey key(DeploymentRepository repository) {
        String configured = configuredKey(repository);
        if (configured != null) {
            return KeyText.log(configured);
        }
        Path own = new LedgerFolder(repository.directory().resolve(LedgerPlace.IN_REPOSITORY)).key();
        return Files.exists(own) ? KeyText.log(own.toString()) : null;
    }
}
