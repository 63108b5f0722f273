package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.logs.LogRules;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.practices.NinePractices;
import dev.gatehouse.report.rules.RulePages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written about the code is what the code says. */
class DocumentationTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#|mailto:)([^)#\\s]+)");
    private static final Pattern RULE = Pattern.compile("gatehouse explain ([a-z]+/[a-z0-9-]+)");

    @Test
    void theRulesPagesAreCurrent() throws IOException {
        Map<String, String> written = new TreeMap<>();
        Path folder = ROOT.resolve("docs/rules");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                written.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }

        assertThat(written).as("run `make docs`").isEqualTo(new TreeMap<>(RulePages.of(NinePractices.rules())));
    }

    @Test
    void everyPracticeHasItsPage() throws IOException {
        for (Practice practice : Practice.values()) {
            try (Stream<Path> pages = Files.list(ROOT.resolve("docs/practices"))) {
                assertThat(pages.map(p -> p.getFileName().toString()))
                        .as(practice.title())
                        .anyMatch(name -> name.startsWith(practice.number() + "-"));
            }
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            LINK.matcher(Files.readString(page))
                    .results()
                    .map(m -> m.group(1))
                    .filter(link -> !Files.exists(page.resolveSibling(link)))
                    .forEach(link -> broken.add(ROOT.relativize(page) + ": " + link));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyRuleNamedInACommandExists() throws IOException {
        List<String> unknown = new ArrayList<>();
        for (Path page : pages()) {
            RULE.matcher(Files.readString(page))
                    .results()
                    .map(m -> m.group(1))
                    .filter(id -> NinePractices.rule(id).isEmpty()
                            && LogRules.rule(id).isEmpty())
                    .forEach(id -> unknown.add(ROOT.relativize(page) + ": " + id));
        }
        assertThat(unknown).isEmpty();
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            docs.filter(f -> f.toString().endsWith(".md")).forEach(pages::add);
        }
        return pages;
    }
}
