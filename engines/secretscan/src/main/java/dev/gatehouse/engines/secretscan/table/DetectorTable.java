package dev.gatehouse.engines.secretscan.table;

import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.Keyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads detectors from a table.
 *
 * <p>Each row is {@code id | name | form | form …}. A form may be followed by {@code near WORD, WORD} (one of them
 * stands near the token), {@code named WORD, WORD} (the token has no mark of its own: it is assigned to a name with one
 * of them), and {@code checked CHECK, CHECK}. Lines that begin with {@code #} are comments.
 */
public final class DetectorTable {

    private static final Set<String> CLAUSES = Set.of("near", "named", "checked");

    private DetectorTable() {}

    /**
     * A row as it was read.
     *
     * @param marked the forms that have a text of their own
     * @param named the forms that only a name gives away
     * @param names parts of such names
     */
    record Row(String id, String name, List<TokenForm> marked, List<TokenForm> named, List<String> names) {}

    /**
     * The detectors of a table among this package's resources, in its order.
     *
     * @param family its name without {@code .txt}
     */
    public static List<Detector> detectors(String family) {
        return lines(resource(family)).stream().map(DetectorTable::detector).toList();
    }

    static List<Row> rows(String family) {
        return read(resource(family));
    }

    private static String resource(String family) {
        try (InputStream table = DetectorTable.class.getResourceAsStream(family + ".txt")) {
            if (table == null) {
                throw new IllegalArgumentException("no such table: " + family);
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a resource of our own", e);
        }
    }

    static List<Row> read(String table) {
        return lines(table).stream().map(DetectorTable::row).toList();
    }

    private static List<String> lines(String table) {
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at < table.length()) {
            int end = table.indexOf('\n', at);
            end = end < 0 ? table.length() : end;
            String line = table.substring(at, end);
            if (!line.isBlank() && line.charAt(0) != '#') {
                lines.add(line);
            }
            at = end + 1;
        }
        return lines;
    }

    private static List<String> cells(String line) {
        List<String> cells = parts(line, '|');
        if (cells.size() < 3) {
            throw new IllegalArgumentException("a row has an id, a name and a form: " + line);
        }
        return cells;
    }

    static Row row(String line) {
        List<String> cells = cells(line);
        List<TokenForm> marked = new ArrayList<>();
        List<TokenForm> named = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (String cell : cells.subList(2, cells.size())) {
            List<String> words = parts(cell, ' ');
            List<Check> checks = new ArrayList<>();
            for (String check : clause(words, "checked")) {
                checks.add(Check.named(check));
            }
            TokenForm form = new TokenForm(Form.of(words.getFirst()), clause(words, "near"), checks);
            List<String> formNames = clause(words, "named");
            names.addAll(formNames);
            (formNames.isEmpty() ? marked : named).add(form);
        }
        return new Row(cells.get(0), cells.get(1), marked, named, List.copyOf(names));
    }

    /** What stands between separators, without spaces around it; nothing of no characters. */
    private static List<String> parts(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at <= text.length()) {
            int end = text.indexOf(separator, at);
            end = end < 0 ? text.length() : end;
            String part = text.substring(at, end).strip();
            if (!part.isEmpty()) {
                parts.add(part);
            }
            at = end + 1;
        }
        return parts;
    }

    /** The words after one that begins a clause, until the next that does. */
    private static List<String> clause(List<String> words, String clause) {
        List<String> found = new ArrayList<>();
        boolean within = false;
        for (String word : words) {
            if (CLAUSES.contains(word)) {
                within = word.equals(clause);
            } else if (within) {
                found.add(word.endsWith(",") ? word.substring(0, word.length() - 1) : word);
            }
        }
        return found;
    }

    /** A detector whose forms are read when one of its keywords is found: most are never needed. */
    static Detector detector(String line) {
        List<String> cells = cells(line);
        List<Keyword> keywords = new ArrayList<>();
        List<Keyword> names = new ArrayList<>();
        for (String cell : cells.subList(2, cells.size())) {
            List<String> words = parts(cell, ' ');
            List<String> formNames = clause(words, "named");
            if (formNames.isEmpty()) {
                keywords.add(Keyword.exact(Form.keyword(words.getFirst())));
            }
            formNames.stream().map(Keyword::anyCase).forEach(names::add);
        }
        keywords.addAll(names);
        return new Detector(
                cells.get(0), cells.get(1), keywords.stream().distinct().toList(), new UnreadRow(line));
    }
}
