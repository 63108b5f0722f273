package dev.gatehouse.engines.secretscan;

/** Takes keywords as they stand in a content. */
@FunctionalInterface
public interface KeywordSink {

    /**
     * A keyword stands here.
     *
     * @param keyword its number, of the scanner that found it
     * @param start offset of its first byte
     */
    void keyword(int keyword, int start);
}
