package dev.gatehouse.practices.repositoryaccess.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterpolationTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            github.head_ref ; github.head_ref
            GitHub.Event.Issue.Title ; github.event.issue.title
            github.event['issue']['title'] ; github.event.issue.title
            github.event.commits[0].message ; github.event.commits.*.message
            github.event.commits.*.message ; github.event.commits.*.message
            (github.event.issue.title) ; github.event.issue.title
            format('{0}!', github.event.issue.title) ; github.event.issue.title
            toJSON(github.event.issue) ; github.event.issue
            github.head_ref || github.ref_name ; github.head_ref,github.ref_name
            contains(github.actor, 'x') && github.head_ref ; github.head_ref
            """)
    void tellsWhatFlowsOut(String expression, String flows) {
        assertThat(Interpolation.flows("echo ${{ " + expression + " }}")).containsExactly(flows.split(",", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contains(github.event.issue.title, 'urgent')",
                "github.event.issue.title == 'urgent'",
                "!github.event.issue.title",
                "github.head_ref && 'yes' || 'no'",
                "hashFiles('**/*.lock')",
                "'github.head_ref'",
                "42"
            })
    void whatIsOnlyComparedDoesNotFlow(String expression) {
        assertThat(Interpolation.flows("${{ " + expression + " }}")).isEmpty();
    }

    @Test
    void bracesWithinQuotesDoNotClose() {
        assertThat(Interpolation.flows("${{ format('}}{0}', github.head_ref) }}"))
                .containsExactly("github.head_ref");
    }

    @Test
    void tellsWhereEachBegins() {
        assertThat(Interpolation.in("a ${{ github.sha }} b ${{ github.ref }}"))
                .extracting(Interpolation::offset)
                .containsExactly(2, 22);
    }

    @Test
    void whatIsNoExpressionStillNamesItsValues() {
        assertThat(Interpolation.flows("${{ github.head_ref ??? }}")).containsExactly("github.head_ref");
    }

    @Test
    void deepNestingEnds() {
        String deep = "(".repeat(20_000) + "github.head_ref" + ")".repeat(20_000);
        assertThat(Interpolation.flows("${{ " + deep + " }}")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyTextIsReadToItsEnd(long seed) {
        Random random = new Random(seed);
        String alphabet = "${}()[].'*!=<>&|, agithubevt0\n";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        assertThat(Interpolation.in(text.toString()))
                .allSatisfy(found -> assertThat(text.substring(found.offset())).startsWith("${{"));
    }
}
