package dev.gatehouse.cli.roles;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.rules.Output;
import dev.gatehouse.report.digest.Plain;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gatehouse roles who-can}. */
@Command(
        name = "who-can",
        description = "List everybody who may do a thing, and by which line.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse roles who-can create exec shop/web --policy argocd-rbac-cm.yaml",
            "  gatehouse roles who-can execute deployment production"
        })
final class WhoCanCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private PolicyOptions options = new PolicyOptions();

    @Parameters(index = "0", paramLabel = "ACTION", description = "The verb.")
    private String action = "";

    @Parameters(index = "1", paramLabel = "RESOURCE", description = "The kind of thing.")
    private String resource = "";

    @Parameters(index = "2", paramLabel = "OBJECT", description = "Its name.")
    private String object = "";

    WhoCanCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Authority authority = Authorities.of(options, common, console, common.at(clock.instant()));
        List<Authority.Holder> holders = authority.whoCan(action, resource, object);
        Output.write(
                common,
                console,
                List.of("text", "json"),
                format -> format.equals("json") ? json(holders) : text(holders));
        return ExitCode.CLEAN;
    }

    private static String text(List<Authority.Holder> holders) {
        if (holders.isEmpty()) {
            return "nobody\n";
        }
        StringBuilder text = new StringBuilder();
        for (Authority.Holder holder : holders) {
            text.append(holder.subject().isEmpty() ? "everybody who signs in" : Plain.line(holder.subject()))
                    .append("  ")
                    .append(Plain.line(holder.answer().why()))
                    .append(holder.answer()
                            .place()
                            .map(place -> "  " + Plain.line(place.toString()))
                            .orElse(""))
                    .append('\n');
        }
        return text.toString();
    }

    private static String json(List<Authority.Holder> holders) {
        return RoleJson.document(json -> {
            json.array();
            for (Authority.Holder holder : holders) {
                json.object();
                json.text("subject", holder.subject().isEmpty() ? "*" : holder.subject());
                RoleJson.place(json, holder.answer().place());
                json.text("why", holder.answer().why());
                json.endObject();
            }
            json.endArray();
        });
    }
}
