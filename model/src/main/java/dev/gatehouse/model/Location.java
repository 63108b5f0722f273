package dev.gatehouse.model;

/**
 * A place in a file.
 *
 * @param file path relative to the target's root, with {@code /} between its parts
 * @param line first line, from 1
 * @param column first column in Unicode code points, from 1
 * @param endLine last line, at least {@code line}
 */
public record Location(String file, int line, int column, int endLine) implements Comparable<Location> {

    public Location {
        if (line < 1 || column < 1 || endLine < line) {
            throw new IllegalArgumentException("no place in a file: " + line + ":" + column + "-" + endLine);
        }
    }

    public static Location of(String file, int line, int column) {
        return new Location(file, line, column, line);
    }

    /** The first character of a file. */
    public static Location startOf(String file) {
        return new Location(file, 1, 1, 1);
    }

    @Override
    public int compareTo(Location other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    /** {@code file:line:column}, the form that terminals open. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
