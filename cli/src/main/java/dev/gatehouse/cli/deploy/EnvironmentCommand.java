package dev.gatehouse.cli.deploy;

import dev.gatehouse.baseline.authorization.AccessDecision;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.deploy.session.DeployOptions;
import dev.gatehouse.cli.deploy.session.DeploySession;
import dev.gatehouse.cli.rules.Output;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/** A command about one environment of one repository. */
abstract class EnvironmentCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private DeployOptions options = new DeployOptions();

    EnvironmentCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public final Integer call() throws IOException {
        checkCall();
        Output.check(options.common(), formats());
        Instant at = acts() ? options.now(clock) : options.common().at(clock.instant());
        try (DeploySession session = DeploySession.open(options, console, at)) {
            Optional<String> hidden = acts() ? Optional.empty() : session.hidden(at);
            if (hidden.isPresent()) {
                console.err().println("gatehouse: " + Plain.line(hidden.get(), 500));
                return ExitCode.FINDINGS;
            }
            return call(session, at);
        }
    }

    /**
     * Whether it does something, which it can at no other time than now, and asks itself who may do it. Whoever calls
     * one that does nothing has to be allowed to view.
     */
    boolean acts() {
        return false;
    }

    /** Refuses a call that can't be meant, before anything is read. */
    void checkCall() {}

    /** The formats that it can write, the usual one first. */
    List<String> formats() {
        return List.of("text");
    }

    /** Writes what came of it. */
    final void write(Function<String, String> text) {
        Output.write(options.common(), console, formats(), text);
    }

    /** Does it, and gives the exit code. */
    abstract int call(DeploySession session, Instant at) throws IOException;

    final DeployOptions options() {
        return options;
    }

    final Console console() {
        return console;
    }

    /** Says that somebody may not, where they may not. */
    final boolean refused(Person person, String what, AccessDecision decision) {
        if (!decision.allowed()) {
            console.err()
                    .println("gatehouse: " + Plain.line(person.name() + " may not " + what + ": " + decision.why()));
        }
        return !decision.allowed();
    }
}
