package dev.gatehouse.cli.roles;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.rules.Output;
import dev.gatehouse.engines.policycsv.Request;
import dev.gatehouse.report.csv.CsvReport;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gatehouse roles matrix}. */
@Command(
        name = "matrix",
        description = "A table of everybody and what they may do with one thing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse roles matrix shop/web --policy argocd-rbac-cm.yaml",
            "  gatehouse roles matrix production --format csv"
        })
final class MatrixCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private PolicyOptions options = new PolicyOptions();

    @Parameters(
            index = "0",
            paramLabel = "OBJECT",
            description = "An application, PROJECT/NAME; of the baseline's roles an environment.")
    private String object = "";

    MatrixCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Authority authority = Authorities.of(options, common, console, common.at(clock.instant()));
        Output.write(common, console, List.of("text", "csv", "json"), format -> switch (format) {
            case "csv" -> csv(authority);
            case "json" -> json(authority);
            default -> text(authority);
        });
        return ExitCode.CLEAN;
    }

    private boolean may(Authority authority, String subject, String column) {
        int space = column.indexOf(' ');
        return authority
                .decide(new Request(subject, column.substring(space + 1), column.substring(0, space), object))
                .allowed();
    }

    private String text(Authority authority) {
        List<String> columns = authority.columns();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            text.append("  ".repeat(i)).append(columns.get(i)).append('\n');
        }
        for (String subject : authority.subjects()) {
            String name = Plain.line(subject);
            for (String column : columns) {
                text.append(may(authority, subject, column) ? "x " : ". ");
            }
            text.append(' ').append(name).append('\n');
        }
        return text.toString();
    }

    private String csv(Authority authority) {
        StringBuilder text = new StringBuilder();
        List<String> columns = authority.columns();
        try {
            CsvReport.row(Stream.concat(Stream.of("subject"), columns.stream()).toList(), text);
            for (String subject : authority.subjects()) {
                Stream<String> answers =
                        columns.stream().map(column -> Boolean.toString(may(authority, subject, column)));
                CsvReport.row(Stream.concat(Stream.of(subject), answers).toList(), text);
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return text.toString();
    }

    private String json(Authority authority) {
        return RoleJson.document(json -> {
            json.array();
            for (String subject : authority.subjects()) {
                json.object();
                json.text("subject", subject);
                json.texts(
                        "may",
                        authority.columns().stream()
                                .filter(column -> may(authority, subject, column))
                                .toList());
                json.endObject();
            }
            json.endArray();
        });
    }
}
