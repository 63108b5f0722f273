package dev.gatehouse.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The page in a real browser. Skipped where no Chromium is on the PATH. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HtmlReportBrowserTest {

    /** WCAG 2.2, success criterion 1.4.3: contrast of every text that shows, against what lies behind it. */
    private static final String LOW_CONTRAST = """
            (() => {
              const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
              const rgba = colour => {
                canvas.clearRect(0, 0, 1, 1);
                canvas.fillStyle = colour;
                canvas.fillRect(0, 0, 1, 1);
                return canvas.getImageData(0, 0, 1, 1).data;
              };
              const luminance = c => [0, 1, 2].map(i => c[i] / 255)
                .map(v => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
              const behind = element => {
                for (let e = element; e; e = e.parentElement) {
                  const colour = rgba(getComputedStyle(e).backgroundColor);
                  if (colour[3] === 255) return colour;
                }
                return [255, 255, 255, 255];
              };
              const low = [];
              for (const element of document.querySelectorAll('body *:not(script)')) {
                const own = [...element.childNodes].some(n => n.nodeType === 3 && n.data.trim());
                if (!own || !element.checkVisibility() || element.closest('svg')) continue;
                const style = getComputedStyle(element);
                const pair = [luminance(rgba(style.color)), luminance(behind(element))].sort((a, b) => b - a);
                const size = parseFloat(style.fontSize);
                const large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
                const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
                if (ratio < (large ? 3 : 4.5)) low.push(`${element.className} ${ratio.toFixed(2)} ${element.textContent}`);
              }
              return low;
            })()""";

    @TempDir
    private static Path folder;

    private Browser browser;

    @BeforeAll
    void start() throws IOException {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium on the PATH: the HTML report was not tried in a browser");
        browser = Browser.start(program.get(), Files.createDirectory(folder.resolve("profile")));
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void asksForNothingAndComplainsOfNothing() throws IOException {
        Browser.Page page = open(SampleJudgement.hostile(), 1280, false);
        page.click(".tile");
        page.click("#theme");

        assertThat(page.complaints()).isEmpty();
        assertThat(page.requests()).allMatch(address -> address.startsWith("file:") || address.startsWith("data:"));
    }

    @Test
    void thePolicyRefusesAnyOtherScriptOrRequest() throws IOException {
        Browser.Page page = open(SampleJudgement.hostile(), 1280, false);

        JsonNode ran = page.evaluate("""
                (() => {
                  const script = document.createElement('script');
                  script.textContent = 'window.foreign = true';
                  document.body.append(script);
                  return window.foreign === true;
                })()""");
        JsonNode fetched = page.evaluate("fetch('https://example.com/').then(() => 'fetched', () => 'refused')");

        assertThat(ran.asBoolean()).isFalse();
        assertThat(fetched.asString()).isEqualTo("refused");
    }

    @Test
    void foreignTextStaysText() throws IOException {
        Browser.Page page = open(SampleJudgement.hostile(), 1280, false);

        assertThat(page.text("#rules")).contains(SampleJudgement.SCRIPT);
        assertThat(page.evaluate("document.querySelectorAll('main script, main a[href^=http], main img').length")
                        .asInt())
                .isZero();
    }

    @Test
    void showsFailuresFirst() throws IOException {
        Browser.Page page = open(SampleJudgement.hostile(), 1280, false);

        assertThat(page.text("#shown")).isEqualTo("11 findings in 5 rules");
        assertThat(page.text("#rules summary")).startsWith("critical");
    }

    @Test
    void aTileNarrowsToItsPractice() throws IOException {
        Browser.Page page = open(SampleJudgement.hostile(), 1280, false);
        page.click(".tile[data-value='6']");

        assertThat(page.text("#shown")).isEqualTo("2 findings in 1 rule");
        assertThat(page.evaluate("document.querySelector(\".tile[data-value='6']\").ariaPressed")
                        .asString())
                .isEqualTo("true");
    }

    @Test
    void complianceShowsWhenChosen() throws IOException {
        Browser.Page page = open(SampleJudgement.hostile(), 1280, false);
        page.click(".tile[data-value='7']");

        assertThat(page.text("#rules summary code")).isEqualTo("compliance/pci-dss");
    }

    @Test
    void severitiesAndVerdictsNarrow() throws IOException {
        Browser.Page page = open(SampleJudgement.hostile(), 1280, false);
        page.click("[data-filter=severity][data-value='0']");

        assertThat(page.text("#shown")).isEqualTo("2 findings in 1 rule");

        page.click("[data-filter=severity][data-value='0']");
        page.click("[data-filter=verdict][data-value='0']");
        page.click("[data-filter=verdict][data-value='2']");

        assertThat(page.text("#shown")).isEqualTo("1 finding in 1 rule");
        assertThat(page.text(".waiver")).contains("Ada Example");
    }

    @Test
    void aSearchNarrowsAndClearingUndoesIt() throws IOException {
        Browser.Page page = open(SampleJudgement.hostile(), 1280, false);
        page.press("/", "Slash", "/");
        for (char letter : "NGINX".toCharArray()) {
            page.press(String.valueOf(letter), "Key" + letter, String.valueOf(letter));
        }
        page.evaluate("new Promise(done => setTimeout(done, 400))");

        assertThat(page.text("#shown")).isEqualTo("1 finding in 1 rule");

        page.click("#clear");

        assertThat(page.text("#shown")).isEqualTo("11 findings in 5 rules");
    }

    @Test
    void theFirstTabReachesTheSkipLink() throws IOException {
        Browser.Page page = open(SampleJudgement.hostile(), 1280, false);
        page.press("Tab", "Tab", "");

        assertThat(page.evaluate("document.activeElement.className").asString()).isEqualTo("skip");
    }

    @Test
    void everythingHasANameAndItsPlaceInTheOutline() throws IOException {
        Browser.Page page = open(SampleJudgement.hostile(), 1280, false);

        assertThat(page.evaluate("document.querySelectorAll('h1').length").asInt())
                .isEqualTo(1);
        assertThat(page.evaluate(
                                "['header', 'nav', 'main', 'footer'].every(n => document.querySelectorAll(n).length === 1)")
                        .asBoolean())
                .isTrue();
        assertThat(page.evaluate(
                                "[...document.querySelectorAll('button, a, input')].filter(e => !(e.textContent.trim() "
                                        + "|| e.labels && e.labels.length)).length")
                        .asInt())
                .isZero();
        assertThat(page.evaluate(
                                "[...document.querySelectorAll('svg')].filter(e => !e.ariaLabel && !e.ariaHidden).length")
                        .asInt())
                .isZero();
        assertThat(page.evaluate("[...document.querySelectorAll('section')].every(s => "
                                + "document.getElementById(s.getAttribute('aria-labelledby')))")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"320,false", "320,true", "768,false", "1280,true"})
    void needsNoScrollingSideways(int width, boolean dark) throws IOException {
        Browser.Page page = open(SampleJudgement.hostile(), width, dark);
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })");

        assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(width);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void textStandsOutAgainstWhatIsBehindIt(boolean dark) throws IOException {
        Browser.Page page = open(SampleJudgement.hostile(), 1280, dark);
        page.click(".tile");
        for (Verdict verdict : Verdict.values()) {
            page.click("[data-filter=verdict][data-value='"
                    + List.of(Verdict.values()).indexOf(verdict) + "']");
        }
        page.click(".tile");
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })");

        assertThat(page.evaluate(LOW_CONTRAST).valueStream().map(JsonNode::asString))
                .isEmpty();
    }

    @Test
    void faintTextWouldBeFound() throws IOException {
        Browser.Page page = open(SampleJudgement.clean(), 1280, false);
        page.evaluate("document.querySelector('h1').style.color = 'rgb(200, 200, 200)'");

        assertThat(page.evaluate(LOW_CONTRAST).valueStream().map(JsonNode::asString))
                .singleElement()
                .asString()
                .contains("Nothing fails");
    }

    @Test
    void theToggleTurnsLightIntoDark() throws IOException {
        Browser.Page page = open(SampleJudgement.hostile(), 1280, false);
        String light =
                page.evaluate("getComputedStyle(document.body).backgroundColor").asString();
        page.click("#theme");

        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor")
                        .asString())
                .isNotEqualTo(light);
        assertThat(page.text("#theme")).isEqualTo("Light");
    }

    @Test
    void twentyThousandFindingsDoNotWeigh() throws IOException {
        Browser.Page page = open(SampleJudgement.many(20_000), 1280, false);

        assertThat(page.text("#shown")).isEqualTo("20,000 findings in 1 rule");
        assertThat(page.evaluate("document.querySelectorAll('.place').length").asInt())
                .isEqualTo(20);
        assertThat(page.evaluate(
                                "(() => { const from = performance.now(); "
                                        + "document.querySelector('[data-filter=severity]').click(); return performance.now() - from; })()")
                        .asDouble())
                .isLessThan(2_000);

        page.click(".more");

        assertThat(page.evaluate("document.querySelectorAll('.place').length").asInt())
                .isEqualTo(120);
    }

    @Test
    void onPaperEveryRuleIsOpenAndNoFilterShows() throws IOException {
        Browser.Page page = open(SampleJudgement.hostile(), 1280, false);
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))");

        assertThat(page.evaluate("[...document.querySelectorAll('.rule')].every(r => r.querySelector('.place'))")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aCleanResultIsComplete() throws IOException {
        Browser.Page page = open(SampleJudgement.clean(), 1280, false);

        assertThat(page.text("h1")).isEqualTo("Nothing fails");
        assertThat(page.complaints()).isEmpty();
    }

    private Browser.Page open(Judgement judgement, int width, boolean dark) throws IOException {
        Path file = Files.createTempFile(folder, "report", ".html");
        try (Writer out = Files.newBufferedWriter(file)) {
            ReportFormat.HTML.write(judgement, SampleJudgement.context(), out);
        }
        return browser.open(file, width, dark);
    }
}
