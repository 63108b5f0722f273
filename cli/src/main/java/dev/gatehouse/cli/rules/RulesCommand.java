package dev.gatehouse.cli.rules;

import dev.gatehouse.cli.CommonOptions;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.logs.LogRules;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.practices.NinePractices;
import dev.gatehouse.report.rules.RuleList;
import dev.gatehouse.report.rules.RulePages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse rules}. */
@Command(
        name = "rules",
        description = "List what is judged.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gatehouse rules",
            "  gatehouse rules --practice secrets",
            "  gatehouse rules --logs",
            "  gatehouse rules --format json"
        })
public final class RulesCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** What a shell completes. */
    static final class PracticeNames implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Practice.values()).map(Practice::slug).iterator();
        }
    }

    @Option(
            names = "--practice",
            paramLabel = "P",
            completionCandidates = PracticeNames.class,
            description = "Only one practice's: its name or number.")
    private @Nullable String practice;

    @Option(names = "--logs", description = "Those that `gatehouse logs detect` goes by, in place of `check`'s.")
    private boolean logs;

    @Option(
            names = "--pages",
            paramLabel = "FOLDER",
            description = "Write a Markdown page for each rule into a folder, in place of the list.")
    private @Nullable Path pages;

    /** Writes to where it is told. */
    public RulesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Rule> all = logs ? LogRules.all() : NinePractices.rules();
        List<Rule> rules = practice == null
                ? all
                : all.stream().filter(r -> r.practice() == named(practice)).toList();
        if (pages != null) {
            write(RulePages.of(rules), pages);
            return ExitCode.CLEAN;
        }
        Output.write(
                common,
                console,
                List.of("text", "json"),
                format -> format.equals("json") ? RuleList.json(rules) : RuleList.text(rules));
        return ExitCode.CLEAN;
    }

    private static Practice named(String text) {
        return Arrays.stream(Practice.values())
                .filter(p -> p.slug().equals(text) || String.valueOf(p.number()).equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "--practice " + text + " is none of the nine",
                        null,
                        null,
                        "Use "
                                + Arrays.stream(Practice.values())
                                        .map(Practice::slug)
                                        .collect(Collectors.joining(", "))
                                + ", or 1 to 9."));
    }

    private static void write(Map<String, String> texts, Path folder) {
        try {
            for (Map.Entry<String, String> page : texts.entrySet()) {
                Path file = folder.resolve(page.getKey());
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, page.getValue(), StandardCharsets.UTF_8);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("can't write " + folder, failed);
        }
    }
}
