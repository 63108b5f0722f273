package dev.gatehouse.cli.repair;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a call that changes forges says: which, and where it is recorded. */
final class RunOptions {

    @Mixin
    private ForgeOptions forges = new ForgeOptions();

    @Option(names = "--dry-run", order = 6, description = "Check everything, and change nothing.")
    private boolean dryRun;

    @Option(names = "--records", paramLabel = "DIR", order = 7, description = "Where what is changed is recorded.")
    private @Nullable Path records;

    @Option(names = "--ledger", paramLabel = "DIR", order = 8, description = "The ledger that gets an entry.")
    private @Nullable String ledger;

    ForgeOptions forges() {
        return forges;
    }

    boolean dryRun() {
        return dryRun;
    }

    @Nullable
    Path records() {
        return records;
    }

    @Nullable
    String ledger() {
        return ledger;
    }
}
