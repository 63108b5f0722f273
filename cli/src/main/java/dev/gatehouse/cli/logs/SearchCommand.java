package dev.gatehouse.cli.logs;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.FormatPlaces;
import dev.gatehouse.cli.Harmless;
import dev.gatehouse.cli.Progress;
import dev.gatehouse.cli.logs.query.Filter;
import dev.gatehouse.cli.logs.query.QueryParser;
import dev.gatehouse.connectors.logs.LogRecord;
import dev.gatehouse.connectors.secrets.SecretInspector;
import dev.gatehouse.report.access.EventFormat;
import dev.gatehouse.report.access.EventLine;
import dev.gatehouse.report.access.EventLines;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse logs search}. */
@Command(
        name = "search",
        description = "Print the events of access logs that an expression asks for, in the words that all logs share.",
        footerHeading = "%nExpressions:%n",
        footer = {
            "  FIELD=VALUE  FIELD!=VALUE  FIELD~VALUE (contains)   case does not matter, * is any text",
            "  time>=2026-06-01  time<2026-06-02T12:00:00Z  address in 203.0.113.0/24",
            "  WORD (in any field)  and  or  not  ( )   two beside each other mean and; * alone is everything",
            "  fields: time source action activity actor address repository object outcome agent file",
            "  activities: sign-in sign-out read write delete grant revoke configure deploy other",
            "",
            "Examples:",
            "  gatehouse logs search 'actor=ada and activity=write' audit.jsonl.gz",
            "  gatehouse logs search 'outcome=failure not address in 203.0.113.0/24' auth.log --format csv",
            "  gatehouse logs search '*' audit.jsonl --format ocsf",
            "",
            "Exit code: 0 read to the end, 2 a wrong call or input, 3 not all could be read."
        })
final class SearchCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LogInputs inputs = new LogInputs();

    @Parameters(index = "0", paramLabel = "EXPRESSION", description = "Which events.")
    private String expression = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE|-",
            description = "Logs, also packed with gzip or Zstandard; - for standard input.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--limit", paramLabel = "N", order = 6, description = "Stop printing after so many events.")
    private long limit = Long.MAX_VALUE;

    private LogInputs.@Nullable Run run;
    private long found;

    SearchCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Instant at = common.at(clock.instant());
        Filter filter = QueryParser.read(expression);
        FormatPlaces places = FormatPlaces.of(common.formats(), common.output(), EventFormat.labels());
        write(places.places(), new ArrayList<>(), filter, at);
        console.out().flush();
        return ended();
    }

    /** Opens one place after the other, and with all of them open reads once. */
    private void write(List<FormatPlaces.Place> places, List<EventLines> opened, Filter filter, Instant at) {
        FormatPlaces.Place place = places.getFirst();
        List<FormatPlaces.Place> others = places.subList(1, places.size());
        EventFormat format = EventFormat.ofLabel(place.format()).orElseThrow();
        place.write(console, out -> {
            try (EventLines lines = EventLines.of(format, out)) {
                opened.add(lines);
                if (others.isEmpty()) {
                    search(filter, opened, at);
                } else {
                    write(others, opened, filter, at);
                }
            }
            out.flush();
        });
    }

    private void search(Filter filter, List<EventLines> opened, Instant at) {
        Harmless harmless =
                opened.stream().anyMatch(EventLines::showsRecords) ? new Harmless(SecretInspector.names()) : null;
        try (Progress progress = Progress.on(console, common.quiet())) {
            run = inputs.read(files, console, at, progress::say, record -> {
                if (filter.matches(record.access())) {
                    found++;
                    if (found <= limit) {
                        EventLine line = line(record, harmless);
                        for (EventLines lines : opened) {
                            lines.write(line);
                        }
                    }
                }
            });
        }
    }

    /**
     * An event.
     *
     * @param harmless makes the record harmless, which then is written too; null where it is not
     */
    private static EventLine line(LogRecord record, @Nullable Harmless harmless) {
        String raw = harmless == null ? "" : harmless.text(new String(record.raw(), StandardCharsets.UTF_8));
        String hash = harmless == null ? "" : record.hash();
        return new EventLine(record.access(), record.line(), record.index(), hash, raw);
    }

    private int ended() {
        LogInputs.Run done = run;
        if (done == null) {
            return ExitCode.UNFINISHED;
        }
        if (!common.quiet()) {
            console.err().println(found + " of " + done.events() + " events");
        }
        return done.ended(console);
    }
}
