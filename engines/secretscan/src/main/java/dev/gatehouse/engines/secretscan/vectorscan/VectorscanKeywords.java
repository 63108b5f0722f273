package dev.gatehouse.engines.secretscan.vectorscan;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.gatehouse.engines.secretscan.Keyword;
import dev.gatehouse.engines.secretscan.KeywordSearch;
import dev.gatehouse.engines.secretscan.KeywordSink;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Finds keywords by Vectorscan's search for literals. */
public final class VectorscanKeywords implements KeywordSearch {

    private static final int CASELESS = 1;
    private static final int BLOCK_MODE = 1;

    private final VectorscanLibrary library;
    private final MemorySegment database;
    private final int[] lengths;
    private final int longest;

    /** Those that no thread uses now. */
    private final Queue<VectorscanSession> sessions = new ConcurrentLinkedQueue<>();

    /**
     * Compiles the keywords.
     *
     * @throws VectorscanException when the library refuses them
     */
    public VectorscanKeywords(VectorscanLibrary library, List<Keyword> keywords) {
        this.library = library;
        lengths = keywords.stream().mapToInt(keyword -> keyword.text().length()).toArray();
        int most = 0;
        for (int length : lengths) {
            most = Math.max(most, length);
        }
        longest = most;
        database = compile(keywords);
    }

    private MemorySegment compile(List<Keyword> keywords) {
        int count = keywords.size();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment texts = arena.allocate(ADDRESS, count);
            MemorySegment flags = arena.allocate(JAVA_INT, count);
            MemorySegment numbers = arena.allocate(JAVA_INT, count);
            MemorySegment sizes = arena.allocate(JAVA_LONG, count);
            for (int i = 0; i < count; i++) {
                Keyword keyword = keywords.get(i);
                texts.setAtIndex(ADDRESS, i, arena.allocateFrom(keyword.text()));
                flags.setAtIndex(JAVA_INT, i, keyword.anyCase() ? CASELESS : 0);
                numbers.setAtIndex(JAVA_INT, i, i);
                sizes.setAtIndex(JAVA_LONG, i, lengths[i]);
            }
            MemorySegment made = arena.allocate(ADDRESS);
            MemorySegment error = arena.allocate(ADDRESS);
            try {
                VectorscanLibrary.check(
                        () -> (int) library.compileLiterals.invokeExact(
                                texts, flags, numbers, sizes, count, BLOCK_MODE, MemorySegment.NULL, made, error),
                        "could not compile the keywords");
            } finally {
                MemorySegment said = error.get(ADDRESS, 0);
                VectorscanLibrary.check(
                        () -> (int) library.freeCompileError.invokeExact(said), "could not free its memory");
            }
            return VectorscanLibrary.owned(made.get(ADDRESS, 0), library.freeDatabase);
        }
    }

    @Override
    public int longestKeyword() {
        return longest;
    }

    @Override
    public void visit(byte[] content, int from, int to, KeywordSink sink) {
        VectorscanSession idle = sessions.poll();
        VectorscanSession session = idle == null ? new VectorscanSession(library, database) : idle;
        int reported = from;
        int begin = from;
        while (reported < to) {
            int end = (int) Math.min(to, (long) begin + VectorscanSession.MOST_BYTES);
            int found = session.search(content, begin, end);
            for (int i = 0; i < found; i++) {
                int keyword = session.keyword(i);
                int after = begin + session.end(i);
                if (after > reported) {
                    sink.keyword(keyword, after - lengths[keyword]);
                }
            }
            reported = end;
            begin = Math.max(from, end - longest + 1);
        }
        sessions.add(session);
    }
}
