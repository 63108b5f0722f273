package dev.gatehouse.engines.secretscan.vectorscan;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.NoSuchElementException;

/**
 * The functions of the shared library that keywords need, as <a
 * href="https://intel.github.io/hyperscan/dev-reference/api_files.html">its interface</a> declares them.
 */
@SuppressWarnings("restricted") // it is what calls native code
public final class VectorscanLibrary {

    private static final int SUCCESS = 0;

    final MethodHandle compileLiterals;
    final MethodHandle freeDatabase;
    final MethodHandle freeCompileError;
    final MethodHandle allocateScratch;
    final MethodHandle freeScratch;
    final MethodHandle scan;

    private VectorscanLibrary(SymbolLookup symbols) {
        Linker linker = Linker.nativeLinker();
        compileLiterals = linker.downcallHandle(
                symbols.findOrThrow("hs_compile_lit_multi"),
                FunctionDescriptor.of(
                        JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
        freeDatabase = linker.downcallHandle(
                symbols.findOrThrow("hs_free_database"), FunctionDescriptor.of(JAVA_INT, ADDRESS));
        freeCompileError = linker.downcallHandle(
                symbols.findOrThrow("hs_free_compile_error"), FunctionDescriptor.of(JAVA_INT, ADDRESS));
        allocateScratch = linker.downcallHandle(
                symbols.findOrThrow("hs_alloc_scratch"), FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
        freeScratch =
                linker.downcallHandle(symbols.findOrThrow("hs_free_scratch"), FunctionDescriptor.of(JAVA_INT, ADDRESS));
        scan = linker.downcallHandle(
                symbols.findOrThrow("hs_scan"),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
        MethodHandle validPlatform =
                linker.downcallHandle(symbols.findOrThrow("hs_valid_platform"), FunctionDescriptor.of(JAVA_INT));
        check(() -> (int) validPlatform.invokeExact(), "does not support this processor");
    }

    /**
     * Loads the library. Its code runs within this process from here on.
     *
     * @param file such as {@code /usr/lib/x86_64-linux-gnu/libhs.so.5}
     * @throws VectorscanException when there is no such library there, or it does not support this processor
     */
    public static VectorscanLibrary load(Path file) {
        try {
            return new VectorscanLibrary(SymbolLookup.libraryLookup(file.toAbsolutePath(), Arena.global()));
        } catch (IllegalArgumentException noLibrary) {
            throw new VectorscanException("no library could be loaded from " + file, noLibrary);
        } catch (NoSuchElementException noFunction) {
            throw new VectorscanException(file + " is not Vectorscan 5: " + noFunction.getMessage(), noFunction);
        }
    }

    /** A call of the library. */
    @FunctionalInterface
    interface Call {
        int make() throws Throwable;
    }

    /** Makes a call that must succeed; otherwise says what failed. */
    static void check(Call call, String failure) {
        int code;
        try {
            code = call.make();
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new VectorscanException(failure, thrown);
        }
        if (code != SUCCESS) {
            throw new VectorscanException("Vectorscan " + failure + " (error " + code + ")", null);
        }
    }

    /** Has a resource of the library freed once nothing here refers to it any more. */
    static MemorySegment owned(MemorySegment resource, MethodHandle free) {
        return resource.reinterpret(
                Arena.ofAuto(), address -> check(() -> (int) free.invokeExact(address), "could not free its memory"));
    }
}
