package dev.gatehouse.engines.gitobjects;

/**
 * What reading a repository may cost.
 *
 * @param objectBytes largest object held in memory; larger whole ones are streamed, larger deltified ones are named
 * @param retainedBytes of delta bases that all threads together keep until their last child was read; what does not fit
 *     is read again
 * @param alternates how deep alternates of alternates are followed; Git itself follows five
 * @param fileBytes largest of the small files: configuration, references, reflogs, the index
 * @param problems kept with their text; further ones are counted
 */
public record Limits(int objectBytes, long retainedBytes, int alternates, int fileBytes, int problems) {

    public static final Limits DEFAULT = new Limits(64 << 20, 128L << 20, 5, 256 << 20, 1_000);

    public Limits {
        if (objectBytes < 1 << 10 || retainedBytes < 0 || alternates < 0 || fileBytes < 1 << 10 || problems < 1) {
            throw new IllegalArgumentException("limits too low");
        }
    }

    /** With another largest object. */
    public Limits withObjectBytes(int bytes) {
        return new Limits(bytes, retainedBytes, alternates, fileBytes, problems);
    }

    /** With another bound on what is kept of delta bases. */
    public Limits withRetainedBytes(long bytes) {
        return new Limits(objectBytes, bytes, alternates, fileBytes, problems);
    }
}
