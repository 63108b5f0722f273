package dev.gatehouse.cli.deploy.session;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.ledger.LedgerPlace;
import dev.gatehouse.model.InvalidInput;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every deployment command takes. */
public final class DeployOptions {

    private static final Duration CLOSE = Duration.ofMinutes(5);

    @Parameters(arity = "0..1", paramLabel = "ENVIRONMENT", description = "An environment of the baseline.")
    private @Nullable String environment;

    @Option(
            names = "--repository",
            paramLabel = "PATH|URL",
            defaultValue = ".",
            order = 1,
            description = "The repository that is deployed from (path, file, ssh, https); here unless given.")
    private String repository = ".";

    @Option(names = "--revision", paramLabel = "REV", order = 2, description = "The commit; HEAD unless given.")
    private @Nullable String revision;

    @Option(names = "--reason", paramLabel = "TEXT", order = 3, description = "Why, in your words.")
    private String reason = "";

    @Option(
            names = "--key",
            paramLabel = "FILE",
            order = 4,
            description = "Your SSH key, or its public half where an agent has it; unless given, the one that Git"
                    + " signs with, or the usual one.")
    private @Nullable Path key;

    @Option(
            names = "--request",
            paramLabel = "ID",
            order = 5,
            description = "Which request, by the first digits of its id; the newest unless given.")
    private @Nullable String request;

    @Mixin
    private LedgerPlace ledger = new LedgerPlace();

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** What all commands take. */
    public CommonOptions common() {
        return common;
    }

    LedgerPlace ledger() {
        return ledger;
    }

    /** A path or an address. */
    public String repository() {
        return repository;
    }

    /** The commit that is named; null where none is. */
    @Nullable
    public String revision() {
        return revision;
    }

    /** Why, in their words; empty where it is not said. */
    public String reason() {
        return reason;
    }

    @Nullable
    Path key() {
        return key;
    }

    /** The first digits of a request; null where none is named. */
    @Nullable
    public String request() {
        return request;
    }

    /** The environment that is named; null where none is. */
    @Nullable
    public String environment() {
        return environment;
    }

    /**
     * The time at which something is signed or done: not one that was chosen.
     *
     * @throws InvalidInput where {@code --at} is another
     */
    public Instant now(Clock clock) {
        Instant now = clock.instant();
        Instant asked = common.at(now);
        if (Duration.between(now, asked).abs().compareTo(CLOSE) > 0) {
            throw new InvalidInput(
                    "--at can't change when something is done",
                    null,
                    null,
                    "`gatehouse gate check --at …` says what the gate would say then.");
        }
        return now;
    }
}
