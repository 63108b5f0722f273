package dev.gatehouse.baseline.reading;

import dev.gatehouse.baseline.shape.Fault;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.InvalidInput.Excerpt;
import dev.gatehouse.model.Location;
import dev.gatehouse.yaml.SourceText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lines that faults point at.
 *
 * <p>A line is shown with what may be a secret blotted out: any run of 20 or more letters and digits mixed, and what
 * stands before the {@code @} of an address.
 */
final class Excerpts {

    private static final int SECRET_LENGTH = 20;
    private static final int BLOT = '•';

    private final Map<String, SourceText> texts = new HashMap<>();

    void add(String file, SourceText text) {
        texts.put(file, text);
    }

    /** A place in a file; for one past its end, where its last line that holds anything ends. */
    Location within(String file, int line, int column) {
        SourceText source = texts.get(file);
        String text = source == null ? null : line(source.text(), line);
        if (source == null || text != null && !text.isEmpty()) {
            return Location.of(file, line, column);
        }
        for (int above = line - 1; above > 0; above--) {
            String last = line(source.text(), above);
            if (last != null && !last.isBlank()) {
                String held = last.stripTrailing();
                return Location.of(file, above, 1 + held.codePointCount(0, held.length()));
            }
        }
        return Location.of(file, line, column);
    }

    /** A fault, with its line. */
    InvalidInput shown(Fault fault) {
        return new InvalidInput(
                fault.message(), fault.location(), excerpt(fault).orElse(null), fault.advice());
    }

    private Optional<Excerpt> excerpt(Fault fault) {
        SourceText source = texts.get(fault.location().file());
        String line =
                source == null ? null : line(source.text(), fault.location().line());
        if (line == null || line.isBlank()) {
            return Optional.empty();
        }
        int[] points = line.codePoints().toArray();
        int column = fault.location().column();
        int width = column > points.length ? 1 : width(points, column - 1, fault.token());
        return Optional.of(Excerpt.of(blotted(points), column, width));
    }

    /** A line without its break; null past the end. */
    private static @Nullable String line(String text, int number) {
        int from = 0;
        for (int i = 1; i < number; i++) {
            from = text.indexOf('\n', from) + 1;
            if (from == 0) {
                return null;
            }
        }
        int to = text.indexOf('\n', from);
        String line = text.substring(from, to < 0 ? text.length() : to);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /** How many code points a value takes as it is written, quotes included. */
    private static int width(int[] points, int from, String token) {
        int quote = points[from];
        if (quote == '"' || quote == '\'') {
            for (int i = from + 1; i < points.length; i++) {
                if (points[i] == '\\' && quote == '"') {
                    i++;
                } else if (points[i] == quote && i + 1 < points.length && quote == '\'' && points[i + 1] == quote) {
                    i++;
                } else if (points[i] == quote) {
                    return i + 1 - from;
                }
            }
            return points.length - from;
        }
        int[] wanted = token.codePoints().toArray();
        int same = 0;
        while (same < wanted.length && from + same < points.length && points[from + same] == wanted[same]) {
            same++;
        }
        return Math.max(1, same);
    }

    private static String blotted(int[] line) {
        int[] shown = line.clone();
        int start = 0;
        for (int i = 0; i <= line.length; i++) {
            if (i < line.length && (Character.isLetterOrDigit(line[i]) || "+=_-".indexOf(line[i]) >= 0)) {
                continue;
            }
            if (i - start >= SECRET_LENGTH && mixed(line, start, i)) {
                Arrays.fill(shown, start, i, BLOT);
            }
            start = i + 1;
        }
        blotUserInfo(shown);
        for (int i = 0; i < shown.length; i++) {
            shown[i] = visible(shown[i]);
        }
        return new String(shown, 0, shown.length);
    }

    private static boolean mixed(int[] line, int from, int to) {
        boolean letter = false;
        boolean digit = false;
        for (int i = from; i < to; i++) {
            letter |= Character.isLetter(line[i]);
            digit |= Character.isDigit(line[i]);
        }
        return letter && digit;
    }

    /** RFC 3986, section 3.2.1. */
    private static void blotUserInfo(int[] line) {
        for (int i = 0; i + 2 < line.length; i++) {
            if (line[i] != ':' || line[i + 1] != '/' || line[i + 2] != '/') {
                continue;
            }
            int end = i + 3;
            while (end < line.length && line[end] != '/' && line[end] != ' ' && line[end] != '@') {
                end++;
            }
            if (end < line.length && line[end] == '@') {
                Arrays.fill(line, i + 3, end, BLOT);
            }
        }
    }

    private static int visible(int point) {
        if (point == '\t') {
            return ' ';
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> 0xFFFD;
            default -> point;
        };
    }
}
