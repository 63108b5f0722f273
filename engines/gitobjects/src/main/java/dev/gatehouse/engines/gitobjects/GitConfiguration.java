package dev.gatehouse.engines.gitobjects;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The few settings that say how a repository is stored, from its own {@code config} file; includes are not followed.
 */
final class GitConfiguration {

    private final Map<String, String> values = new HashMap<>();

    GitConfiguration(String text) {
        String section = "";
        for (String raw : text.split("\n", -1)) {
            String line = raw.strip();
            if (line.startsWith("[")) {
                int end = line.indexOf(']');
                section = end < 0 ? "" : line.substring(1, end).strip().toLowerCase(Locale.ROOT);
                line = end < 0 ? "" : line.substring(end + 1).strip();
            }
            if (!line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != ';') {
                int equals = line.indexOf('=');
                String name =
                        (equals < 0 ? line : line.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
                values.put(section + "." + name, equals < 0 ? "true" : value(line.substring(equals + 1)));
            }
        }
    }

    private static String value(String text) {
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && i + 1 < text.length()) {
                value.append(text.charAt(++i));
            } else if (!quoted && (c == '#' || c == ';')) {
                break;
            } else {
                value.append(c);
            }
        }
        return value.toString().strip();
    }

    /** A setting such as {@code extensions.objectformat}, in lower case; null where it is not set. */
    @Nullable
    String get(String name) {
        return values.get(name);
    }
}
