package dev.gatehouse.cli.secrets.hook;

import dev.gatehouse.cli.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The calls that Git's hooks make, told without the parser of the command line: to start it takes a third of the time
 * that a push may wait for its answer.
 */
public final class HookCalls {

    private HookCalls() {}

    /** What a call runs; empty where it is none of those, or has options beyond {@code --config FILE}. */
    public static Optional<Callable<Integer>> of(List<String> arguments, Console console) {
        boolean plain = arguments.size() == 2;
        boolean configured = arguments.size() == 4 && arguments.get(2).equals("--config");
        if (!plain && !configured || !arguments.getFirst().equals("hook")) {
            return Optional.empty();
        }
        @Nullable Path config = configured ? Path.of(arguments.get(3)) : null;
        return switch (arguments.get(1)) {
            case "pre-receive" -> Optional.of(new PreReceive(console, new HookRun(config)));
            case "pre-commit" -> Optional.of(new PreCommit(console, new HookRun(config)));
            default -> Optional.empty();
        };
    }
}
