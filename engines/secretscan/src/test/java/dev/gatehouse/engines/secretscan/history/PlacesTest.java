package dev.gatehouse.engines.secretscan.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import dev.gatehouse.engines.secretscan.gitleaks.ConfigurationReader;
import dev.gatehouse.engines.secretscan.search.Ruleset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret is found wherever in a repository it is hidden. */
class PlacesTest {

    private static final boolean REACHABLE = false;
    private static final boolean ALL = true;
    private static final String TOKEN = MadeHistory.token(1);
    private static final String LINE = "token = \"" + TOKEN + "\"\n";

    @TempDir
    Path folder;

    private MadeHistory made;
    private String first;

    @BeforeEach
    void make() {
        made = new MadeHistory(folder);
        first = made.write("README.md", "Nothing here\n").commit("First");
    }

    private HistoryFinding only(boolean unreachable) {
        List<HistoryFinding> findings = made.scan(unreachable).findings();
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().sighting().value().revealText()).isEqualTo(TOKEN);
        return findings.getFirst();
    }

    private static String commit(HistoryFinding finding) {
        Introduction introduction = finding.first();
        return introduction == null ? "" : introduction.commit().toString();
    }

    @Test
    void inAFileOfHead() {
        String commit = made.write("app/values.yaml", "a: b\n" + LINE).commit("Add token");
        made.write("app/values.yaml", "a: c\n\n" + LINE).commit("Change");
        HistoryFinding finding = only(REACHABLE);
        assertThat(commit(finding)).isEqualTo(commit);
        assertThat(finding.sighting().line()).isEqualTo(2);
        assertThat(finding.paths()).containsExactly("app/values.yaml");
        assertThat(finding.inHead()).isTrue();
        assertThat(finding.current()).isNotNull().extracting(s -> s.line()).isEqualTo(3);
        assertThat(finding.references()).containsExactly("refs/heads/main", "HEAD");
        assertThat(finding.first().author()).isEqualTo("Ada Example");
        assertThat(finding.first().email()).isEqualTo("ada@example.com");
        assertThat(finding.first().message()).isEqualTo("Add token\n");
    }

    @Test
    void inADeletedFile() {
        String commit = made.write("gone", LINE).commit("Add");
        made.git("rm", "-q", "gone");
        made.commit("Remove");
        HistoryFinding finding = only(REACHABLE);
        assertThat(commit(finding)).isEqualTo(commit);
        assertThat(finding.inHead()).isFalse();
    }

    @Test
    void inARenamedFile() {
        made.write("one", LINE).commit("Add");
        made.git("mv", "one", "two");
        made.commit("Rename");
        assertThat(only(REACHABLE).paths()).containsExactly("one", "two");
    }

    @Test
    void inTwoFiles() {
        made.write("one", "a\n" + LINE).write("two", "b\n" + LINE).commit("Add");
        assertThat(made.scan(REACHABLE).findings()).hasSize(2);
    }

    @Test
    void inABranchThatWasNotMerged() {
        made.git("checkout", "-q", "-b", "feature");
        made.write("f", LINE).commit("Add");
        made.git("checkout", "-q", "main");
        HistoryFinding finding = only(REACHABLE);
        assertThat(finding.references()).containsExactly("refs/heads/feature");
        assertThat(finding.inHead()).isFalse();
    }

    @Test
    void inAMergesOwnChange() {
        made.git("checkout", "-q", "-b", "feature");
        made.write("f", "x\n").commit("On feature");
        made.git("checkout", "-q", "main");
        made.write("m", "y\n").commit("On main");
        made.git("merge", "-q", "--no-commit", "feature");
        String merge = made.write("merged", LINE).commit("Merge");
        assertThat(made.git("rev-list", "--parents", "-1", merge).split(" ")).hasSize(3);
        assertThat(commit(only(REACHABLE))).isEqualTo(merge);
    }

    @Test
    void aMergeIsNotBlamedForWhatItsParentsBrought() {
        made.git("checkout", "-q", "-b", "feature");
        String brought = made.write("f", LINE).commit("On feature");
        made.git("checkout", "-q", "main");
        made.write("m", "y\n").commit("On main");
        made.git("merge", "-q", "-m", "Merge", "feature");
        HistoryFinding finding = only(REACHABLE);
        assertThat(commit(finding)).isEqualTo(brought);
        assertThat(finding.introductions()).hasSize(1);
    }

    @Test
    void inARefOfAPullRequest() {
        String commit = made.write("f", LINE).commit("Add");
        made.git("update-ref", "refs/pull/7/head", commit);
        made.git("reset", "-q", "--hard", first);
        made.git("update-ref", "-d", "ORIG_HEAD");
        made.git("reflog", "expire", "--expire=all", "--all");
        assertThat(only(REACHABLE).references()).containsExactly("refs/pull/7/head");
    }

    @Test
    void inACommitMessage() {
        String commit = made.commit("Use " + TOKEN + " for now");
        HistoryFinding finding = only(REACHABLE);
        assertThat(finding.where()).isEqualTo(Where.COMMIT_MESSAGE);
        assertThat(commit(finding)).isEqualTo(commit);
        assertThat(finding.first().message()).doesNotContain(TOKEN).contains("REDACTED");
    }

    @Test
    void inATagsMessage() {
        made.git("tag", "-a", "v1", "-m", "Token " + TOKEN);
        HistoryFinding finding = only(REACHABLE);
        assertThat(finding.where()).isEqualTo(Where.TAG_MESSAGE);
        assertThat(finding.references()).containsExactly("refs/tags/v1");
    }

    @Test
    void inANote() {
        made.git("notes", "add", "-m", "Token " + TOKEN);
        HistoryFinding finding = only(REACHABLE);
        assertThat(finding.where()).isEqualTo(Where.NOTE);
        assertThat(finding.references()).containsExactly("refs/notes/commits");
    }

    @Test
    void inAStash() {
        made.write("README.md", LINE);
        made.git("stash", "-q");
        assertThat(only(REACHABLE).references()).contains("refs/stash");
    }

    @Test
    void inAnOlderStash() {
        made.write("README.md", LINE);
        made.git("stash", "-q");
        made.write("README.md", "Something else\n");
        made.git("stash", "-q");
        assertThat(only(REACHABLE).references()).containsExactly("refs/stash@{1}");
    }

    @Test
    void inACommitThatOnlyAReflogReaches() {
        made.write("f", LINE).commit("Add");
        made.git("reset", "-q", "--hard", first);
        made.git("update-ref", "-d", "ORIG_HEAD");
        assertThat(only(REACHABLE).references()).isNotEmpty().allMatch(name -> name.contains("@{"));
    }

    @Test
    void inACommitThatNothingReaches() {
        String commit = made.write("f", LINE).commit("Add");
        made.git("reset", "-q", "--hard", first);
        made.git("update-ref", "-d", "ORIG_HEAD");
        made.git("reflog", "expire", "--expire=all", "--all");
        assertThat(made.scan(REACHABLE).findings()).isEmpty();
        HistoryFinding finding = only(ALL);
        assertThat(finding.isReachable()).isFalse();
        assertThat(commit(finding)).isEqualTo(commit);
    }

    @Test
    void inADanglingBlob() {
        String blob = made.git(LINE.getBytes(StandardCharsets.UTF_8), "hash-object", "-w", "--stdin");
        assertThat(made.scan(REACHABLE).findings()).isEmpty();
        assertThat(only(ALL).object()).hasToString(blob);
    }

    @Test
    void inATaggedBlob() {
        String blob = made.git(LINE.getBytes(StandardCharsets.UTF_8), "hash-object", "-w", "--stdin");
        made.git("tag", "blob", blob);
        assertThat(only(REACHABLE).references()).containsExactly("refs/tags/blob");
    }

    @Test
    void inATextOfUtf16() {
        made.write("f", LINE.repeat(1).getBytes(StandardCharsets.UTF_16)).commit("Add");
        assertThat(only(REACHABLE).paths()).containsExactly("f");
    }

    @Test
    void inABinaryFile() {
        byte[] bytes = ("\0\1\2\3" + LINE + "\0\377").getBytes(StandardCharsets.ISO_8859_1);
        made.write(".gitattributes", "*.bin -diff\n").write("f.bin", bytes).commit("Add");
        assertThat(only(REACHABLE).paths()).containsExactly("f.bin");
    }

    @Test
    void inALinksTarget() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), Path.of("https://" + TOKEN + "@example.com"));
        made.commit("Add");
        assertThat(only(REACHABLE).paths()).containsExactly("link");
    }

    @Test
    void inALineOfTwoMegabytes() {
        made.write("f", "x ".repeat(900_000) + TOKEN + " y".repeat(10_000)).commit("Add");
        assertThat(only(REACHABLE).paths()).containsExactly("f");
    }

    @Test
    void inAPathOfOddBytes() {
        made.write("ä \"b\"\tc", LINE).commit("Add");
        assertThat(only(REACHABLE).paths()).containsExactly("ä \"b\"\tc");
    }

    @Test
    void inTheMiddleOfAChainOfDeltas() {
        String text = "line of text\n".repeat(500);
        for (int i = 0; i < 9; i++) {
            made.write("f", text + (i == 4 ? LINE : "") + "end " + i + "\n" + text)
                    .commit("Version " + i);
        }
        made.git("repack", "-q", "-a", "-d", "-f");
        HistoryFinding finding = only(REACHABLE);
        assertThat(finding.first().message()).isEqualTo("Version 4\n");
        assertThat(finding.inHead()).isFalse();
    }

    @Test
    void inTheIndexOnly() {
        made.write("f", LINE);
        made.git("add", "f");
        assertThat(only(REACHABLE).references()).containsExactly("index");
    }

    @Test
    void inTheIndexOfALinkedWorkTreeOnly(@TempDir Path other) throws IOException {
        made.git("worktree", "add", "-q", other.resolve("linked").toString());
        Files.writeString(other.resolve("linked/f"), LINE);
        made.git("-C", other.resolve("linked").toString(), "add", "f");
        assertThat(only(REACHABLE).references()).containsExactly("worktrees/linked/index");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mergetag object ID\n type commit\n tag v1\n tagger A <a@example.com> 1767322800 +0000\n \n LINE",
                "encoding UTF-8\nHG:extra LINE",
            })
    void inAHeaderOfACommit(String header) {
        String tree = made.git("write-tree").strip();
        String commit = "tree " + tree + "\nparent " + first
                + "\nauthor A <a@example.com> 1767322800 +0000\ncommitter A <a@example.com> 1767322800 +0000\n"
                + header.replace("ID", first).replace("LINE", LINE.strip()) + "\n\nMerge tag\n";
        String id = made.git(
                        commit.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        "hash-object",
                        "-t",
                        "commit",
                        "-w",
                        "--stdin")
                .strip();
        made.git("update-ref", "refs/heads/merged", id);
        HistoryFinding finding = only(REACHABLE);
        assertThat(finding.where()).isEqualTo(Where.COMMIT_MESSAGE);
        assertThat(commit(finding)).isEqualTo(id);
    }

    @Test
    void whatIsAllowedInItsCommitIsNone() throws IOException {
        String commit = made.write("f", LINE).commit("Add");
        Path config = Files.writeString(
                folder.resolve(".git/rules.toml"),
                "[extend]\nuseDefault = true\n[allowlist]\ncommits = [\"" + commit + "\"]\n");
        Set<String> standard = StandardDetectors.all().stream()
                .map(Detector::id)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
        Ruleset ruleset = Ruleset.of(ConfigurationReader.read(config, standard), Confidence.LOW);
        assertThat(made.scan(ruleset).findings()).isEmpty();
    }

    @Test
    void withAnAllowingCommentItIsNoSecret() {
        made.write("f", LINE.strip() + " # gitleaks:allow\n").commit("Add");
        assertThat(made.scan(REACHABLE).findings()).isEmpty();
    }

    @Test
    void aRuleThatJudgesPathsAlone() throws IOException {
        Path config = Files.writeString(
                folder.resolve(".git/rules.toml"), "[[rules]]\nid = \"key-file\"\npath = '\\.p12$'\n");
        String one = made.write("certs/app.p12", "binary").commit("Add one");
        made.write("certs/other.p12", "binary").commit("Add other, with the same content");
        made.git("rm", "-q", "certs/app.p12");
        made.commit("Remove one");
        made.write("staged.p12", "x").git("add", "staged.p12");

        List<HistoryFinding> findings = made.scan(
                        Ruleset.of(ConfigurationReader.read(config, Set.of()), Confidence.LOW))
                .findings();

        assertThat(findings)
                .extracting(f -> f.sighting().path() + " " + f.where() + " " + f.inHead() + " " + f.references())
                .containsExactly(
                        "certs/app.p12 BLOB false [refs/heads/main, HEAD]",
                        "certs/other.p12 BLOB true [refs/heads/main, HEAD]",
                        "staged.p12 STAGED false [index]");
        assertThat(findings)
                .allMatch(f -> f.sighting().ofPath() && f.sighting().rule().equals("key-file"));
        assertThat(commit(findings.getFirst())).isEqualTo(one);
    }

    @Test
    void whatWasFetchedWithoutADescriptionIsNoProblem() throws IOException {
        Files.writeString(folder.resolve(".git/FETCH_HEAD"), first + "\t\t.\n");

        assertThat(made.scan(REACHABLE).problems()).isEmpty();
    }
}
