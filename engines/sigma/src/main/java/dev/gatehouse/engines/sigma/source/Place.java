package dev.gatehouse.engines.sigma.source;

/**
 * Where something stands in a file.
 *
 * @param file as the caller named it
 * @param line from 1
 * @param column in Unicode code points, from 1
 */
public record Place(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
