package dev.gatehouse.engines.secretscan.history;

/** What of a repository a secret stands in. */
public enum Where {
    BLOB("file"),
    COMMIT_MESSAGE("commit message"),
    TAG_MESSAGE("tag message"),
    NOTE("note"),
    STAGED("index"),
    /** The name and address of who wrote a commit or tag. */
    IDENTITY("author");

    private final String words;

    Where(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
