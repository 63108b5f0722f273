package dev.gatehouse.engines.sigma.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads files of YAML 1.2 documents.
 *
 * <p>A file is cut at its document markers before it is parsed, so that one broken document does not hide the others.
 * Bytes, depth and values are bounded; aliases count as what they repeat.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/">YAML 1.2.2</a>
 */
public final class YamlReader {

    /** The most bytes of a file. */
    public static final int MOST_BYTES = 8 << 20;

    private static final int MOST_VALUES = 500_000;

    private YamlReader() {}

    /**
     * Reads UTF-8, strictly, with or without a byte-order mark.
     *
     * @param name of the file, for places
     */
    public static YamlFile read(String name, byte[] bytes) {
        Place start = new Place(name, 1, 1);
        if (bytes.length > MOST_BYTES) {
            return refused(name, new Problem(start, "larger than " + MOST_BYTES + " bytes", ""));
        }
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), decoded, true);
        String text = decoded.flip().toString();
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        return result.isError() ? refused(name, notUtf8(name, text)) : read(name, text);
    }

    /**
     * Where the first byte stands that is none of UTF-8.
     *
     * @param text what stands before it
     */
    private static Problem notUtf8(String name, String text) {
        int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
        String before = text.substring(text.lastIndexOf('\n') + 1);
        return new Problem(new Place(name, line, before.length() + 1), "not UTF-8", before);
    }

    private static YamlFile refused(String name, Problem problem) {
        return new YamlFile(name, List.of(), List.of(problem), List.of());
    }

    /** Reads a text. */
    public static YamlFile read(String name, String text) {
        List<String> lines = text.lines().toList();
        List<YamlNode> documents = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        TreeBuilder.Budget budget = new TreeBuilder.Budget(MOST_VALUES);
        int first = 0;
        for (int line = 0; line <= lines.size(); line++) {
            if (line == lines.size() || (line > first && isMarker(lines.get(line)))) {
                document(name, lines, first, line, budget, problems).ifPresent(documents::add);
                first = line;
            }
            if (budget.exhausted()) {
                break;
            }
        }
        return new YamlFile(name, documents, problems, lines);
    }

    private static boolean isMarker(String line) {
        return line.startsWith("---") && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '\t');
    }

    private static Optional<YamlNode> document(
            String name, List<String> lines, int from, int to, TreeBuilder.Budget budget, List<Problem> problems) {
        String text = String.join("\n", lines.subList(from, to)) + "\n";
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(MOST_BYTES + 1)
                .setAllowDuplicateKeys(true)
                .build();
        try {
            ParserImpl parser = new ParserImpl(settings, new StreamReader(settings, text));
            return new TreeBuilder(parser, name, from, budget).document();
        } catch (Refused refused) {
            problems.add(problem(lines, refused.place(), refused.reason()));
        } catch (MarkedYamlEngineException broken) {
            Optional<Mark> mark = broken.getProblemMark().or(broken::getContextMark);
            int line = from + 1 + mark.map(Mark::getLine).orElse(0);
            int column = 1 + mark.map(Mark::getColumn).orElse(0);
            problems.add(problem(lines, new Place(name, line, column), "not YAML: " + oneLine(broken.getProblem())));
        } catch (YamlEngineException broken) {
            Place place = new Place(name, from + 1, 1);
            problems.add(problem(lines, place, "not YAML: " + oneLine(String.valueOf(broken.getMessage()))));
        }
        return Optional.empty();
    }

    private static Problem problem(List<String> lines, Place place, String message) {
        return new Problem(place, message, YamlFile.excerpt(lines, place.line()));
    }

    private static String oneLine(String message) {
        int end = message.indexOf('\n');
        String first = end < 0 ? message : message.substring(0, end);
        return first.length() <= 160 ? first : first.substring(0, 160);
    }
}
