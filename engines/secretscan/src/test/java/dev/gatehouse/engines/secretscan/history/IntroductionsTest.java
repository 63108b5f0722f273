package dev.gatehouse.engines.secretscan.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of each reference's history the first commit that brought a secret is told, that of HEAD before all. */
class IntroductionsTest {

    private static final String LINE = "token = \"" + MadeHistory.token(1) + "\"\n";

    @TempDir
    Path folder;

    private MadeHistory made;
    private String first;

    @BeforeEach
    void make() {
        made = new MadeHistory(folder);
        first = made.write("README.md", "Nothing here\n").commit("First");
    }

    private HistoryFinding only() {
        List<HistoryFinding> findings = made.scan(false).findings();
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    private static List<String> told(HistoryFinding finding) {
        return finding.introductions().stream()
                .map(i -> i.commit() + " " + i.path() + " " + i.references())
                .toList();
    }

    @Test
    void anEarlierCommitOfAnotherRootDoesNotSpeakForHead() {
        made.git("checkout", "-q", "--orphan", "other");
        String orphan = made.write("elsewhere", LINE).commit("Orphan");
        made.git("checkout", "-q", "main");
        String own = made.write("here", LINE).commit("Own");

        HistoryFinding finding = only();

        assertThat(finding.sighting().path()).isEqualTo("here");
        assertThat(told(finding))
                .containsExactly(own + " here [refs/heads/main, HEAD]", orphan + " elsewhere [refs/heads/other]");
    }

    @Test
    void twoBranchesThatBroughtItEachByItself() {
        made.git("checkout", "-q", "-b", "feature");
        String theirs = made.write("f", LINE).commit("On feature");
        made.git("checkout", "-q", "main");
        String ours = made.write("f", LINE).commit("On main");

        assertThat(told(only()))
                .containsExactly(ours + " f [refs/heads/main, HEAD]", theirs + " f [refs/heads/feature]");

        made.git("merge", "-q", "-m", "Merge", "feature");
        made.git("update-ref", "-d", "ORIG_HEAD");

        assertThat(told(only()))
                .containsExactly(theirs + " f [refs/heads/feature, refs/heads/main, HEAD]", ours + " f []");
    }

    @Test
    void aLaterVersionIsNoIntroduction() {
        String brought = made.write("f", LINE).commit("Add");
        made.write("f", "more\n" + LINE).commit("Change");

        assertThat(told(only())).containsExactly(brought + " f [refs/heads/main, HEAD]");
    }

    @Test
    void moreBeginningsThanAreToldApart() {
        made.write("f", LINE).git("add", "f");
        String tree = made.git("write-tree").strip();
        made.git("reset", "-q", "--hard");
        for (int i = 0; i < 70; i++) {
            String commit = made.git("commit-tree", "-p", first, "-m", "Version " + i, tree)
                    .strip();
            made.git("update-ref", "refs/heads/b" + i, commit);
        }

        HistoryFinding finding = only();

        assertThat(finding.introductions()).hasSize(70);
        assertThat(finding.referenceCount()).isEqualTo(70);
        assertThat(finding.introductions()).allMatch(i -> i.references().size() == 1);
    }
}
