package dev.gatehouse.engines.secretscan;

import java.util.List;

/** Finds some keywords in contents. Holds no state of a search: contents may be searched in parallel. */
public interface KeywordSearch {

    /** The search that needs nothing but Java. */
    static KeywordSearch of(List<Keyword> keywords) {
        return new KeywordAutomaton(keywords);
    }

    /** How many bytes the longest keyword has. */
    int longestKeyword();

    /**
     * Visits every keyword that stands wholly between two offsets, in any order.
     *
     * @param sink is told a keyword by its place in the list that the search was made of, from 0
     */
    void visit(byte[] content, int from, int to, KeywordSink sink);
}
