package dev.gatehouse.engines.secretscan.generic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The labelled corpus: texts in which one literal is a secret, and texts in which none is, made from templates
 * ({@code corpus/*.txt}) with a seed. Templates of whole kinds of files are held out for testing, so that no test has a
 * language that weights were fitted on. Hard cases ({@code corpus/hard.txt}) are written by hand and only tested.
 */
final class Corpus {

    private static final Pattern BRACE = Pattern.compile("\\{([A-Za-z0-9]+)(?::([a-z]+))?\\}");
    private static final Set<String> SECRETS = Set.of("pw", "weak", "phrase", "key", "tok", "sec", "uuid", "basic");

    private static final Set<String> HELD_OUT = Set.of(
            "go",
            "php",
            "rb",
            "cs",
            "ts",
            "tsx",
            "yml",
            "xml",
            "properties",
            "rs",
            "kt",
            "swift",
            "sql",
            "tf",
            "ini",
            "ps1",
            "c");

    private Corpus() {}

    private static String ending(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The cases written by hand. */
    static List<Sample> hard() {
        List<Sample> samples = new ArrayList<>();
        for (String line : lines("hard.txt")) {
            String[] parts = line.split(" ¦ ", 3);
            String text = parts[2].replace("\\n", "\n");
            int start = text.indexOf('«');
            int end = text.indexOf('»') - 1;
            samples.add(new Sample(
                    parts[0], parts[1], text.replace("«", "").replace("»", ""), start, start < 0 ? -1 : end, true));
        }
        return samples;
    }

    /**
     * A text.
     *
     * @param start offset of the secret's first character; negative where the text has none
     */
    record Sample(String family, String path, String text, int start, int end, boolean test) {

        boolean isSecret() {
            return start >= 0;
        }
    }

    /**
     * All samples.
     *
     * @param secrets how many texts each template of a secret makes
     * @param lookAlikes how many each other template makes
     */
    static List<Sample> samples(long seed, int secrets, int lookAlikes) {
        List<Sample> samples = new ArrayList<>();
        Set<String> texts = new HashSet<>();
        addMade(samples, texts, "secrets.txt", true, seed, secrets);
        addMade(samples, texts, "lookalikes.txt", false, seed + 1, lookAlikes);
        return samples;
    }

    private static void addMade(
            List<Sample> samples, Set<String> texts, String resource, boolean secret, long seed, int times) {
        CorpusText text = new CorpusText(seed);
        for (String line : lines(resource)) {
            String[] parts = line.split(" ¦ ", 3);
            boolean test = HELD_OUT.contains(ending(parts[1]));
            for (int i = 0; i < times; i++) {
                Sample sample = made(parts, text, secret, test);
                if (texts.add(sample.path() + sample.text())) {
                    samples.add(sample);
                }
            }
        }
    }

    private static Sample made(String[] parts, CorpusText text, boolean secret, boolean test) {
        String path = filled(parts[1], text, false).text();
        Filled filled = filled(parts[2].replace("\\n", "\n").replace("\n\n", "\n"), text, secret);
        return new Sample(parts[0], path, filled.text(), filled.start(), filled.end(), test);
    }

    private record Filled(String text, int start, int end) {}

    private static Filled filled(String template, CorpusText text, boolean secret) {
        StringBuilder made = new StringBuilder();
        Matcher brace = BRACE.matcher(template);
        int start = -1;
        int end = -1;
        int at = 0;
        while (brace.find()) {
            made.append(template, at, brace.start());
            String filler = filler(brace, text, secret);
            if (secret && start < 0 && SECRETS.contains(brace.group(1))) {
                start = made.length();
                end = start + filler.length();
            }
            made.append(filler);
            at = brace.end();
        }
        made.append(template.substring(at));
        return new Filled(made.toString(), start, end);
    }

    /** In look-alikes the braces that name secrets in templates of secrets are text. */
    private static String filler(Matcher brace, CorpusText text, boolean secret) {
        String name = brace.group(1);
        @Nullable String style = brace.group(2);
        if (style != null) {
            return text.name(name, style);
        }
        return switch (name) {
            case "pw" -> text.password();
            case "key" -> text.key();
            case "sec" -> text.secret();
            case "tok" -> text.token();
            case "basic" -> text.basic();
            case "password", "token" -> secret ? text.filler(name) : brace.group();
            default -> text.filler(name);
        };
    }

    static List<String> lines(String resource) {
        try (InputStream in = Corpus.class.getResourceAsStream("corpus/" + resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
