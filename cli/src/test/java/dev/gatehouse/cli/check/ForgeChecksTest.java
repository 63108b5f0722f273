package dev.gatehouse.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.practices.NinePractices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What other tools check of forges: each is judged by a rule that there is, or left out for a reason. */
class ForgeChecksTest {

    private static final Path TABLE = Path.of("..", "docs", "practices", "forge-checks.tsv");

    private record Line(String tool, String check, List<String> rules, String remark) {}

    @Test
    void areJudgedByRulesThatThereAre() throws IOException {
        Set<String> rules = NinePractices.rules().stream().map(Rule::id).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        for (Line line : lines()) {
            line.rules().stream().filter(rule -> !rules.contains(rule)).forEach(missing::add);
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void areLeftOutForAReason() throws IOException {
        assertThat(lines())
                .filteredOn(line -> line.rules().isEmpty())
                .allSatisfy(line -> assertThat(line.remark()).as(line.check()).isNotBlank());
    }

    @Test
    void areThoseOfSixTools() throws IOException {
        List<Line> lines = lines();
        assertThat(lines.stream().map(Line::tool).distinct())
                .containsExactlyInAnyOrder(
                        "legitify (GitHub)",
                        "legitify (GitLab)",
                        "Prowler (GitHub)",
                        "chain-bench",
                        "Allstar",
                        "Scorecard",
                        "dotnet/org-policy");
        assertThat(lines.stream().map(line -> line.tool() + " " + line.check())).doesNotHaveDuplicates();
    }

    private static List<Line> lines() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(cells -> new Line(
                        cells[0],
                        cells[1],
                        cells[2].equals("-") ? List.of() : Arrays.asList(cells[2].split(" ", -1)),
                        cells[3]))
                .toList();
    }
}
