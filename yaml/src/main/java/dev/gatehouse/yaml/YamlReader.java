package dev.gatehouse.yaml;

import dev.gatehouse.model.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML 1.2 streams, with the merge keys of YAML 1.1 that deployments use.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/">YAML 1.2.2</a>
 */
public final class YamlReader {

    /** What a key that stands twice in one mapping is. */
    public enum Duplicates {
        /** A problem. */
        REFUSED,
        /** The last one counts, as for most of the tools that apply manifests. */
        LAST_COUNTS
    }

    private final Limits limits;
    private final Duplicates duplicates;

    public YamlReader(Limits limits, Duplicates duplicates) {
        this.limits = limits;
        this.duplicates = duplicates;
    }

    /** Reads all documents of a file. */
    public Reading read(byte[] bytes) {
        SourceText source = SourceText.of(bytes, limits);
        if (source.problem() != null) {
            return new Reading(List.of(), List.of(source.problem()));
        }
        return read(source.text());
    }

    /** Reads all documents of a stream that is within the limit of bytes. */
    public Reading read(String stream) {
        List<Node> documents = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Budget budget = new Budget(limits.values());
        for (DocumentSplitter.Part part : DocumentSplitter.split(stream)) {
            try {
                document(part, budget).ifPresent(documents::add);
            } catch (TreeBuilder.Refused refused) {
                problems.add(refused.problem(part.linesBefore()));
            } catch (MarkedYamlEngineException broken) {
                problems.add(problem(broken, part.linesBefore()));
            } catch (ReaderException broken) {
                problems.add(unprintable(broken, part));
            } catch (YamlEngineException broken) {
                problems.add(new Problem(oneLine(String.valueOf(broken.getMessage())), part.linesBefore() + 1, 1));
            }
            if (budget.exhausted()) {
                break;
            }
        }
        return new Reading(documents, problems);
    }

    private Optional<Node> document(DocumentSplitter.Part part, Budget budget) {
        Optional<Node> common = BlockReader.read(part.text(), part.linesBefore(), limits.depth(), budget);
        return common.isPresent() ? common : anyDocument(part, budget);
    }

    /** Reads a document with the full parser. */
    Optional<Node> anyDocument(DocumentSplitter.Part part, Budget budget) {
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(limits.bytes() + 1)
                .setAllowDuplicateKeys(true)
                .build();
        ParserImpl parser = new ParserImpl(settings, new StreamReader(settings, part.text()));
        return new TreeBuilder(parser, limits.depth(), budget, duplicates, part.linesBefore()).document();
    }

    private static Problem problem(MarkedYamlEngineException broken, int linesBefore) {
        Optional<Mark> mark = broken.getProblemMark().or(broken::getContextMark);
        String message = ParserWords.plain(oneLine(String.valueOf(broken.getProblem())));
        return new Problem(
                message,
                linesBefore + 1 + mark.map(Mark::getLine).orElse(0),
                1 + mark.map(Mark::getColumn).orElse(0));
    }

    private static Problem unprintable(ReaderException broken, DocumentSplitter.Part part) {
        int at = Math.min(Math.max(broken.getPosition(), 0), part.text().length());
        String before = part.text().substring(0, at);
        int line = (int) before.chars().filter(c -> c == '\n').count();
        String last = before.substring(before.lastIndexOf('\n') + 1);
        String character = String.format("U+%04X", broken.getCodePoint());
        return new Problem(
                "the control character " + character + " is not allowed in YAML",
                part.linesBefore() + line + 1,
                1 + last.codePointCount(0, last.length()));
    }

    private static String oneLine(String message) {
        int end = message.indexOf('\n');
        String first = end < 0 ? message : message.substring(0, end);
        return first.length() <= 160 ? first : first.substring(0, 160);
    }

    /** How many values may still be made, over all documents of a file. */
    static final class Budget {

        private int left;

        Budget(int values) {
            left = values;
        }

        int left() {
            return left;
        }

        boolean spend(int values) {
            left -= values;
            return left >= 0;
        }

        boolean exhausted() {
            return left < 0;
        }
    }
}
