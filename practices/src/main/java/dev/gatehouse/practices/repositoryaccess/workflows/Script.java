package dev.gatehouse.practices.repositoryaccess.workflows;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A program that stands in a step: a {@code run} for a shell, or a {@code script} for an action that runs it.
 *
 * @param key the key that holds it
 * @param text the program
 */
record Script(Scalar key, Scalar text) {

    /** How far a block's lines are usually indented beyond their key. */
    private static final int INDENT = 2;

    static List<Script> of(Mapping step) {
        List<Script> scripts = new ArrayList<>();
        step.entry("run").ifPresent(entry -> add(entry, scripts));
        boolean javaScript = step.text("uses")
                .map(uses -> uses.toLowerCase(Locale.ROOT))
                .filter(uses -> uses.startsWith("actions/github-script@"))
                .isPresent();
        if (javaScript) {
            step.mapping("with").flatMap(with -> with.entry("script")).ifPresent(entry -> add(entry, scripts));
        }
        return scripts;
    }

    private static void add(Mapping.Entry entry, List<Script> scripts) {
        if (entry.value() instanceof Scalar text && !text.isNull()) {
            scripts.add(new Script(entry.key(), text));
        }
    }

    /**
     * Where a character of the program stands. In a block of lines the line is known; the column follows from the usual
     * indentation.
     *
     * @param offset from 0
     */
    Location at(String file, int offset) {
        int breaks = (int) text.text().chars().filter(c -> c == '\n').count();
        int lines = text.endLine() - text.line();
        boolean block = lines > 0 && (lines == breaks || lines == breaks + 1);
        if (!block) {
            return new Location(file, text.line(), text.column(), text.endLine());
        }
        String before = text.text().substring(0, offset);
        int line = text.line() + 1 + (int) before.chars().filter(c -> c == '\n').count();
        String own = before.substring(before.lastIndexOf('\n') + 1);
        int column = key.column() + INDENT + own.codePointCount(0, own.length());
        return Location.of(file, Math.min(line, text.endLine()), column);
    }
}
