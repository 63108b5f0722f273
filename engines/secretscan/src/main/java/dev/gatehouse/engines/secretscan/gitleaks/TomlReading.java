package dev.gatehouse.engines.secretscan.gitleaks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/**
 * One TOML file being read: its values by name, and what is wrong by place. Names are read in any case, as gitleaks
 * does.
 *
 * @see <a href="https://toml.io/en/v1.0.0">TOML 1.0.0</a>
 */
final class TomlReading {

    private static final int LARGEST = 4 << 20;

    private final String file;
    private final List<String> lines;
    private final List<String> warnings;
    private final TomlTable root;

    /** A place in the file, both from 1. */
    record Place(int line, int column) {}

    private TomlReading(String file, List<String> lines, List<String> warnings, TomlTable root) {
        this.file = file;
        this.lines = lines;
        this.warnings = warnings;
        this.root = root;
    }

    static TomlReading of(String file, byte[] content, List<String> warnings) {
        if (content.length > LARGEST) {
            throw new InvalidConfiguration(
                    file, 1, 1, "", "larger than 4 MiB", "Split it, and name the other part in [extend] path.");
        }
        String text = new String(content, StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        TomlParseResult result;
        try {
            result = Toml.parse(text, TomlVersion.V1_0_0);
        } catch (StackOverflowError tooDeep) {
            throw new InvalidConfiguration(
                    file, 1, 1, "", "nested too deeply", "A rule needs no more than two levels.");
        }
        for (TomlParseError error : result.errors()) {
            TomlPosition position = error.position();
            throw at(
                    file,
                    lines,
                    new Place(position.line(), position.column()),
                    "no TOML: " + error.getMessage(),
                    "Write it as TOML 1.0 asks; expressions are best between ''' and '''.");
        }
        return new TomlReading(file, lines, warnings, result);
    }

    TomlTable root() {
        return root;
    }

    /** Warns of names that nobody reads. */
    void known(TomlTable table, String what, List<String> names) {
        for (String key : table.keySet()) {
            if (names.stream().noneMatch(key::equalsIgnoreCase)) {
                Place place = place(table, key);
                warnings.add(file + ":" + place.line() + ":" + place.column() + ": `" + key + "` in " + what
                        + " is not known and is passed over");
            }
        }
    }

    Place place(TomlTable table, String key) {
        TomlPosition position = table.inputPositionOf(List.of(key));
        return position == null ? new Place(1, 1) : new Place(position.line(), position.column());
    }

    /** The name as it is written in a table, whatever its case. */
    @Nullable
    String key(TomlTable table, String name) {
        if (table.contains(List.of(name))) {
            return name;
        }
        return table.keySet().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Object value(TomlTable table, String name) {
        String key = key(table, name);
        return key == null ? null : table.get(List.of(key));
    }

    String text(TomlTable table, String name) {
        Object value = value(table, name);
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return text;
        }
        throw wrong(table, name, "`" + name + "` is no text", "Write " + name + " = \"…\".");
    }

    boolean truth(TomlTable table, String name) {
        Object value = value(table, name);
        if (value == null) {
            return false;
        }
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw wrong(table, name, "`" + name + "` is neither true nor false", "Write " + name + " = true.");
    }

    double number(TomlTable table, String name) {
        Object value = value(table, name);
        if (value == null) {
            return 0;
        }
        if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() < 1e9) {
            return number.doubleValue();
        }
        throw wrong(table, name, "`" + name + "` is no number from 0 on", "Write " + name + " = 3.5.");
    }

    @Nullable
    Integer count(TomlTable table, String name) {
        Object value = value(table, name);
        if (value == null) {
            return null;
        }
        if (value instanceof Long number && number >= 0 && number < Integer.MAX_VALUE) {
            return number.intValue();
        }
        throw wrong(table, name, "`" + name + "` is no whole number from 0 on", "Write " + name + " = 1.");
    }

    /** A list of texts; a text alone is a list of one. */
    List<String> texts(TomlTable table, String name) {
        Object value = value(table, name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof String one) {
            return List.of(one);
        }
        if (!(value instanceof TomlArray array)) {
            throw wrong(table, name, "`" + name + "` is no list", "Write " + name + " = [\"…\"].");
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof String text)) {
                throw at(place(array, i), "`" + name + "` lists something else than texts", "Quote each of them.");
            }
            texts.add(text);
        }
        return texts;
    }

    Place place(TomlArray array, int index) {
        TomlPosition position = array.inputPositionOf(index);
        return position == null ? new Place(1, 1) : new Place(position.line(), position.column());
    }

    /** The place of one text of a list. */
    Place place(TomlTable table, String name, int index) {
        return value(table, name) instanceof TomlArray array
                ? place(array, index)
                : place(table, key(table, name) == null ? name : String.valueOf(key(table, name)));
    }

    @Nullable
    TomlTable table(TomlTable table, String name) {
        Object value = value(table, name);
        if (value == null) {
            return null;
        }
        if (value instanceof TomlTable inner) {
            return inner;
        }
        throw wrong(table, name, "`" + name + "` is no table", "Write it as [" + name + "].");
    }

    List<TomlTable> tables(TomlTable table, String name, String heading) {
        Object value = value(table, name);
        if (value == null) {
            return List.of();
        }
        List<TomlTable> tables = new ArrayList<>();
        if (value instanceof TomlArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (!(array.get(i) instanceof TomlTable inner)) {
                    throw at(
                            place(array, i),
                            "`" + name + "` lists something else than tables",
                            "Write " + heading + ".");
                }
                tables.add(inner);
            }
            return tables;
        }
        throw wrong(table, name, "`" + name + "` is no list of tables", "Write " + heading + ".");
    }

    /** A table's own place: that of its first entry. */
    Place place(TomlTable table) {
        Place first = null;
        for (Map.Entry<String, Object> entry : table.entrySet()) {
            Place place = place(table, entry.getKey());
            if (first == null || place.line() < first.line()) {
                first = place;
            }
        }
        return first == null ? new Place(1, 1) : first;
    }

    InvalidConfiguration wrong(TomlTable table, String name, String message, String advice) {
        String key = key(table, name);
        return at(key == null ? place(table) : place(table, key), message, advice);
    }

    InvalidConfiguration at(Place place, String message, String advice) {
        return at(file, lines, place, message, advice);
    }

    private static InvalidConfiguration at(
            String file, List<String> lines, Place place, String message, String advice) {
        String text = place.line() <= lines.size() ? lines.get(place.line() - 1) : "";
        String line = message.replaceAll("\\s+", " ").strip();
        return new InvalidConfiguration(file, place.line(), place.column(), text, line, advice);
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
