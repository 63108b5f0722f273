package dev.gatehouse.cli.roles;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.rules.Output;
import dev.gatehouse.report.digest.Plain;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse roles what-can}. */
@Command(
        name = "what-can",
        description = "List everything that somebody may do, line by line.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse roles what-can ada --group acme:devs --policy argocd-rbac-cm.yaml",
            "  gatehouse roles what-can \"Ada Example\""
        })
final class WhatCanCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private PolicyOptions options = new PolicyOptions();

    @Parameters(index = "0", paramLabel = "SUBJECT", description = "Who.")
    private String subject = "";

    @Option(names = "--group", paramLabel = "G", order = 6, description = "A group of the subject's; several times.")
    private List<String> groups = new ArrayList<>();

    WhatCanCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Authority authority = Authorities.of(options, common, console, common.at(clock.instant()));
        List<Authority.Grant> grants = authority.whatCan(subject, groups);
        Output.write(
                common,
                console,
                List.of("text", "json"),
                format -> format.equals("json") ? json(grants) : text(grants));
        return ExitCode.CLEAN;
    }

    private static String text(List<Authority.Grant> grants) {
        if (grants.isEmpty()) {
            return "nothing\n";
        }
        StringBuilder text = new StringBuilder();
        for (Authority.Grant grant : grants) {
            text.append(Plain.line(grant.what()))
                    .append("  ")
                    .append(Plain.line(grant.why()))
                    .append(grant.place()
                            .map(place -> "  " + Plain.line(place.toString()))
                            .orElse(""))
                    .append('\n');
        }
        return text.toString();
    }

    private static String json(List<Authority.Grant> grants) {
        return RoleJson.document(json -> {
            json.array();
            for (Authority.Grant grant : grants) {
                json.object();
                json.text("what", grant.what());
                RoleJson.place(json, grant.place());
                json.text("why", grant.why());
                json.endObject();
            }
            json.endArray();
        });
    }
}
