package dev.gatehouse.cli.repair;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.check.LiveForges;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which forges: those that a call names, and those of the baseline's sources. */
public final class ForgeOptions {

    @Option(
            names = "--source",
            paramLabel = "TYPE:NAME",
            order = 1,
            description = "github:ORG, gitlab:GROUP or gitea:ORG, besides the baseline's sources.")
    private List<String> sources = new ArrayList<>();

    @Mixin
    private ServerOptions server = new ServerOptions();

    /** The forges, with tokens from where they are found. */
    public LiveForges forges(CommonOptions common, Console console, Baseline baseline, Consumer<String> progress) {
        return LiveForges.of(
                sources,
                server.api(),
                server.token(),
                console.environment(),
                baseline,
                common.baseline() != null,
                progress);
    }
}
