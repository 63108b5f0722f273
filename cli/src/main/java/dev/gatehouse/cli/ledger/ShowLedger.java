package dev.gatehouse.cli.ledger;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.rules.Output;
import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.ledger.LedgerEntry;
import dev.gatehouse.ledger.LedgerReader;
import dev.gatehouse.ledger.json.CanonicalJson;
import dev.gatehouse.ledger.json.JsonObject;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse ledger show}. */
@Command(
        name = "show",
        description = "Show the last entries, or all of one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse ledger show",
            "  gatehouse ledger show 17",
            "  gatehouse ledger show 17 --format raw >entry-17     the bytes that are proved",
            "  gatehouse ledger show --last 100 --format json"
        })
final class ShowLedger implements Callable<Integer> {

    private final Console console;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LedgerPlace place = new LedgerPlace();

    @Parameters(arity = "0..1", paramLabel = "INDEX", description = "Which entry, from 0.")
    private @Nullable Long index;

    @Option(names = "--last", paramLabel = "N", order = 2, description = "How many of the last ones; 20 unless given.")
    private int last = 20;

    ShowLedger(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (last < 1) {
            throw new InvalidInput("--last " + last + " is not how many", null, null, "Give 1 or more.");
        }
        try {
            LedgerReader reader = place.reader();
            long size = reader.checkpoint().size();
            if (index != null && (index < 0 || index >= size)) {
                throw new InvalidInput("there is no entry " + index + ": the ledger has " + size);
            }
            long from = index != null ? index : Math.max(0, size - last);
            List<String> texts = index != null ? List.of(reader.text(index)) : texts(reader, from);
            Output.write(common, console, List.of("text", "json", "raw"), format -> switch (format) {
                case "json" -> json(reader, from, texts);
                case "raw" -> String.join("\n", texts);
                default -> index == null ? lines(reader, from, texts) : whole(reader, from, texts.getFirst());
            });
            return ExitCode.CLEAN;
        } catch (MalformedLog broken) {
            console.err().println("gatehouse: the ledger is broken: " + broken.why() + "; `ledger verify` tells more");
            return ExitCode.FINDINGS;
        }
    }

    private static List<String> texts(LedgerReader reader, long from) throws IOException, MalformedLog {
        List<String> texts = new ArrayList<>();
        reader.texts(from, (at, text) -> texts.add(text));
        return texts;
    }

    private static String json(LedgerReader reader, long from, List<String> texts) {
        StringBuilder out = new StringBuilder();
        long at = from;
        for (String text : texts) {
            out.append(EntryLine.of(reader, at++, text, true)).append('\n');
        }
        return out.toString();
    }

    private static String lines(LedgerReader reader, long from, List<String> texts) {
        StringBuilder out = new StringBuilder();
        long at = from;
        for (String text : texts) {
            Optional<LedgerEntry> entry = LedgerReader.entry(text);
            out.append(String.format("%6d  ", at++));
            out.append(entry.map(e -> Plain.line(line(reader, e))).orElse("no entry of " + LedgerEntry.SCHEMA));
            out.append('\n');
        }
        return out.toString();
    }

    private static String line(LedgerReader reader, LedgerEntry entry) {
        List<String> parts = new ArrayList<>();
        parts.add(String.format("%-20s  %-10s", entry.at(), entry.kind().label()));
        for (String name : List.of("outcome", "environment", "action", "change", "use", "subject")) {
            entry.body().maybe(name).ifPresent(parts::add);
        }
        entry.body().maybe("to").ifPresent(to -> parts.add(to.substring(0, Math.min(10, to.length()))));
        if (entry.actor() != null) {
            parts.add(reader.who(entry.actor()));
        }
        return String.join("  ", parts);
    }

    private static String whole(LedgerReader reader, long index, String text) {
        Optional<LedgerEntry> read = LedgerReader.entry(text);
        if (read.isEmpty()) {
            return Plain.lines(text + "\n");
        }
        LedgerEntry entry = read.get();
        StringBuilder out =
                new StringBuilder("entry " + index + "  " + entry.kind().label() + "  " + entry.at() + "\n");
        if (entry.actor() != null) {
            out.append("  actor: ").append(reader.who(entry.actor())).append('\n');
        }
        fields(reader, entry.body().entries(), "  ", out);
        Map<String, JsonObject> personal = new TreeMap<>(reader.personal(entry));
        personal.forEach((id, object) -> {
            out.append("  about ").append(reader.who(id)).append(":\n");
            fields(reader, object.entries(), "    ", out);
        });
        entry.sealed().keySet().stream()
                .filter(id -> !personal.containsKey(id))
                .forEach(id -> out.append("  about ").append(reader.who(id)).append(": can't be read here\n"));
        return Plain.lines(out.toString());
    }

    private static void fields(LedgerReader reader, Map<String, Object> fields, String indent, StringBuilder out) {
        fields.forEach((name, value) -> {
            if (value instanceof List<?> list) {
                out.append(indent).append(name).append(":\n");
                list.forEach(each -> out.append(indent)
                        .append("  - ")
                        .append(reader.withNames(shown(each)))
                        .append('\n'));
            } else {
                out.append(indent).append(name).append(": ");
                out.append(reader.withNames(shown(value))).append('\n');
            }
        });
    }

    private static String shown(Object value) {
        return value instanceof String text ? text : CanonicalJson.write(value);
    }
}
