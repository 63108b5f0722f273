package dev.gatehouse.engines.secretscan.vectorscan;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/** What one thread needs for searching: the library's scratch space, a copy of the text, and what was found there. */
@SuppressWarnings("restricted") // the library calls back
final class VectorscanSession {

    /** How much text is searched by one call. */
    static final int MOST_BYTES = 1 << 18;

    private static final MethodHandle FOUND;

    static {
        try {
            FOUND = MethodHandles.lookup()
                    .findVirtual(
                            VectorscanSession.class,
                            "found",
                            MethodType.methodType(
                                    int.class, int.class, long.class, long.class, int.class, MemorySegment.class));
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final VectorscanLibrary library;
    private final MemorySegment database;
    private final MemorySegment scratch;
    private final MemorySegment text;
    private final MemorySegment callback;

    private int[] keywords = new int[256];
    private int[] ends = new int[256];
    private int count;

    VectorscanSession(VectorscanLibrary library, MemorySegment database) {
        this.library = library;
        this.database = database;
        Arena arena = Arena.ofAuto();
        text = arena.allocate(MOST_BYTES);
        callback = Linker.nativeLinker()
                .upcallStub(
                        FOUND.bindTo(this),
                        FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS),
                        arena);
        try (Arena call = Arena.ofConfined()) {
            MemorySegment made = call.allocate(ADDRESS);
            VectorscanLibrary.check(
                    () -> (int) library.allocateScratch.invokeExact(database, made), "could not allocate its memory");
            scratch = VectorscanLibrary.owned(made.get(ADDRESS, 0), library.freeScratch);
        }
    }

    /**
     * Searches a part of a content.
     *
     * @param to at most {@link #MOST_BYTES} after {@code from}
     * @return how many keywords stand there
     */
    int search(byte[] content, int from, int to) {
        count = 0;
        MemorySegment.copy(content, from, text, JAVA_BYTE, 0, to - from);
        VectorscanLibrary.check(
                () -> (int)
                        library.scan.invokeExact(database, text, to - from, 0, scratch, callback, MemorySegment.NULL),
                "could not search");
        return count;
    }

    /** The number of a keyword that was found, from 0. */
    int keyword(int found) {
        return keywords[found];
    }

    /** How many bytes from the searched part's beginning a keyword ends. */
    int end(int found) {
        return ends[found];
    }

    /** Takes a match, as {@code match_event_handler} of the library. Throws nothing: that would end the process. */
    @SuppressWarnings("unused") // the library calls it
    private int found(int keyword, long from, long to, int flags, MemorySegment context) {
        if (count == ends.length) {
            keywords = Arrays.copyOf(keywords, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        keywords[count] = keyword;
        ends[count++] = (int) to;
        return 0;
    }
}
