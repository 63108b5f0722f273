package dev.gatehouse.practices.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A table that lies in the jar beside the class that reads it: a row a line, tabs between its fields; lines that begin
 * with {@code #} are comments. The one thing a practice reads that it is not given.
 */
public final class BundledTable {

    private BundledTable() {}

    /**
     * The rows in the order of the file.
     *
     * @param beside a class in the table's package
     * @param name the file's name
     * @throws IllegalStateException where the jar lacks it
     */
    public static List<List<String>> rows(Class<?> beside, String name) {
        return text(beside, name)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
    }

    /**
     * The whole text of a file.
     *
     * @param beside a class in the file's package
     * @throws IllegalStateException where the jar lacks it
     */
    public static String text(Class<?> beside, String name) {
        try (InputStream file = beside.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
