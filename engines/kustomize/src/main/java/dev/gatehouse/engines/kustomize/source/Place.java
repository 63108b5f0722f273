package dev.gatehouse.engines.kustomize.source;

/**
 * Where something stands.
 *
 * @param file its path in the tree
 * @param line from 1; 0 where no line can be told
 * @param column from 1, in characters; 0 where no column can be told
 */
public record Place(String file, int line, int column) {

    /** Of what no file holds. */
    public static final Place NONE = new Place("", 0, 0);

    /** A whole file. */
    public static Place of(String file) {
        return new Place(file, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
