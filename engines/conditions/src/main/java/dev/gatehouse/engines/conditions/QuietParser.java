package dev.gatehouse.engines.conditions;

import dev.cel.compiler.CelCompilerFactory;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Loads the parser once, without the lines that ANTLR prints on standard error where its runtime is of another version
 * than the parser was made with.
 */
final class QuietParser {

    static {
        PrintStream usual = System.err;
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            CelCompilerFactory.standardCelCompilerBuilder().build().parse("true");
        } finally {
            System.setErr(usual);
        }
    }

    private QuietParser() {}

    /** Loads it, if that was not done yet. */
    static void load() {
        // Naming the class is enough.
    }
}
