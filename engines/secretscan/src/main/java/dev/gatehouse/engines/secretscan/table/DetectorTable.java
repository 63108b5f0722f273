package dev.gatehouse.engines.secretscan.table;

import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.Keyword;
import dev.gatehouse.engines.secretscan.Verifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads detectors from a table.
 *
 * <p>Each row is {@code id | name | form | form …}. A form may be followed by {@code near WORD, WORD} (one of them
 * stands near the token), {@code named WORD, WORD} (the token has no mark of its own: it is assigned to a name with one
 * of them), and {@code checked CHECK, CHECK}. Lines that begin with {@code #} are comments.
 */
public final class DetectorTable {

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
        return rows(family).stream().map(DetectorTable::detector).toList();
    }

    static List<Row> rows(String family) {
        try (InputStream table = DetectorTable.class.getResourceAsStream(family + ".txt")) {
            if (table == null) {
                throw new IllegalArgumentException("no such table: " + family);
            }
            return read(new String(table.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("a resource of our own", e);
        }
    }

    static List<Row> read(String table) {
        return table.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(DetectorTable::row)
                .toList();
    }

    private static Row row(String line) {
        String[] cells = line.split("\\|", -1);
        if (cells.length < 3) {
            throw new IllegalArgumentException("a row has an id, a name and a form: " + line);
        }
        List<TokenForm> marked = new ArrayList<>();
        List<TokenForm> named = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (int i = 2; i < cells.length; i++) {
            String[] words = cells[i].strip().split(" +");
            List<Check> checks =
                    clause(words, "checked").stream().map(Check::named).toList();
            TokenForm form = new TokenForm(Form.of(words[0]), clause(words, "near"), checks);
            List<String> formNames = clause(words, "named");
            names.addAll(formNames);
            (formNames.isEmpty() ? marked : named).add(form);
        }
        return new Row(cells[0].strip(), cells[1].strip(), marked, named, List.copyOf(names));
    }

    /** The words after one that begins a clause, until the next that does. */
    private static List<String> clause(String[] words, String clause) {
        List<String> found = new ArrayList<>();
        boolean within = false;
        for (int i = 1; i < words.length; i++) {
            switch (words[i]) {
                case "near", "named", "checked" -> within = words[i].equals(clause);
                default -> {
                    if (within) {
                        found.add(words[i].replace(",", "").replace('~', ' '));
                    }
                }
            }
        }
        return found;
    }

    private static Detector detector(Row row) {
        List<Keyword> keywords = Stream.concat(
                        row.marked().stream()
                                .map(form -> Keyword.exact(form.form().keyword())),
                        row.names().stream().map(Keyword::anyCase))
                .distinct()
                .toList();
        Verifier named = new Named(row.named());
        return new Detector(row.id(), row.name(), keywords, (text, start, end) -> {
            for (TokenForm form : row.marked()) {
                Extent extent = marked(form, text, start, end);
                if (extent != null) {
                    return extent;
                }
            }
            return row.names().isEmpty() ? null : named.verify(text, start, end);
        });
    }

    private static @Nullable Extent marked(TokenForm form, String text, int start, int end) {
        String keyword = form.form().keyword();
        boolean itsKeyword = keyword.length() == end - start && text.startsWith(keyword, start);
        return itsKeyword ? form.around(text, start) : null;
    }
}
