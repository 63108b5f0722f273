package dev.gatehouse.report.html;

import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.git.GitRepository;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.report.digest.FailingRule;
import dev.gatehouse.report.digest.FirstStep;
import dev.gatehouse.report.digest.Gap;
import dev.gatehouse.report.digest.Plain;
import dev.gatehouse.report.digest.RunContext;
import dev.gatehouse.report.digest.Sentence;
import dev.gatehouse.report.markup.Markup;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The same story on one page: what it comes to, the nine practices, what to do first, the findings with filters,
 * compliance, what was not seen.
 *
 * <p>The file holds everything; its content security policy lets it ask for nothing. Findings are data that a script
 * shows as they are asked for, so that tens of thousands don't weigh; without scripts, and on paper, the worst stand
 * there anyway.
 */
public final class HtmlReport {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Judgement judgement;
    private final RunContext context;
    private final Writer out;

    private HtmlReport(Judgement judgement, RunContext context, Writer out) {
        this.judgement = judgement;
        this.context = context;
        this.out = out;
    }

    public static void write(Judgement judgement, RunContext context, Writer out) throws IOException {
        new HtmlReport(judgement, context, out).write();
    }

    private void write() throws IOException {
        List<FailingRule> failing = FailingRule.worstFirst(judgement);
        List<Gap> gaps = Gap.of(judgement);
        Resource style = Resource.named("report.css");
        Resource script = Resource.named("report.js");
        head(style, script);
        out.write("<main>\n");
        new Overview(judgement, out).write(failing, about());
        new Tiles(judgement, out).write();
        Sections sections = new Sections(judgement, out);
        sections.steps(FirstStep.of(failing, gaps), failing.isEmpty());
        new FindingsSection(out).write(failing);
        sections.frameworks();
        sections.notSeen(gaps);
        out.write("</main>\n");
        foot();
        out.write("<script type=\"application/json\" id=\"data\">");
        FindingsData.write(judgement, failing, out);
        out.write("</script>\n<script>" + script.text() + "</script>\n</body>\n</html>\n");
    }

    private void head(Resource style, Resource script) throws IOException {
        String policy = "default-src 'none'; script-src " + script.hash() + "; style-src " + style.hash()
                + "; img-src data:; base-uri 'none'; form-action 'none'";
        out.write("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="%s">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="referrer" content="no-referrer">
                <meta name="generator" content="Gatehouse %s">
                <title>%s · Gatehouse</title>
                <link rel="icon" href="data:,">
                <style>%s</style>
                </head>
                <body>
                <a class="skip" href="#findings">Skip to the findings</a>
                <header class="top"><div class="within">
                <span class="brand"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 22V8l2-2V3h2v2h2V3h2v2h2V3h2\
                v2h2V3h2v3l2 2v14h-6v-6a3 3 0 0 0-6 0v6z"/></svg>Gatehouse</span>
                <nav aria-label="On this page"><ul>
                <li><a href="#practices">Practices</a></li>
                <li><a href="#findings">Findings</a></li>%s%s
                </ul></nav>
                <button type="button" class="plain" id="theme" aria-label="Switch between light and dark" hidden>Dark</button>
                </div></header>
                """.formatted(
                        policy,
                        Markup.line(context.version()),
                        Markup.line(Plain.line(judgement.snapshot().target(), 120)),
                        style.text(),
                        judgement.frameworks().isEmpty() ? "" : "\n<li><a href=\"#compliance\">Compliance</a></li>",
                        Gap.of(judgement).isEmpty() ? "" : "\n<li><a href=\"#not-seen\">Not seen</a></li>"));
    }

    /** The line over the title, as markup: {@code acme · main 3f2a91c · 41 files, 12 commits}. */
    private String about() {
        Snapshot snapshot = judgement.snapshot();
        StringBuilder about = new StringBuilder("<code>")
                .append(Markup.line(Plain.line(snapshot.target(), 200)))
                .append("</code>");
        String seen = Sentence.count(snapshot.files().size(), "file", "files");
        for (GitRepository repository :
                snapshot.facts(GitRepository.class).stream().limit(1).toList()) {
            String head = repository.head();
            String branch = repository.branch();
            about.append(" · ").append(Markup.line(branch == null ? "detached" : Plain.line(branch, 60)));
            about.append(head == null ? "" : " " + Markup.line(head.substring(0, Math.min(7, head.length()))));
            seen += ", " + Sentence.count(repository.commits(), "commit", "commits");
        }
        return about.append(" · ").append(seen).toString();
    }

    private void foot() throws IOException {
        out.write("<footer><div class=\"within\">Gatehouse " + Markup.line(context.version()) + ", judged as of "
                + DAY.format(judgement.snapshot().at())
                + String.format(Locale.ROOT, ", in %.1f s", context.elapsed().toMillis() / 1000.0)
                + ". What could not be observed is unknown, and never passes.</div></footer>\n");
    }
}
