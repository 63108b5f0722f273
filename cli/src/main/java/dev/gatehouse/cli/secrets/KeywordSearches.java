package dev.gatehouse.cli.secrets;

import dev.gatehouse.engines.secretscan.Keyword;
import dev.gatehouse.engines.secretscan.KeywordSearch;
import dev.gatehouse.engines.secretscan.vectorscan.VectorscanException;
import dev.gatehouse.engines.secretscan.vectorscan.VectorscanKeywords;
import dev.gatehouse.engines.secretscan.vectorscan.VectorscanLibrary;
import dev.gatehouse.model.InvalidInput;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How keywords are found: by the library that the variable {@code GATEHOUSE_VECTORSCAN} names, else in Java. */
final class KeywordSearches {

    private static final String VARIABLE = "GATEHOUSE_VECTORSCAN";

    private KeywordSearches() {}

    /**
     * Loads no library unless the variable names one: whoever could place a library where one is looked for would run
     * code.
     */
    static Function<List<Keyword>, KeywordSearch> of(Map<String, String> environment) {
        String file = environment.getOrDefault(VARIABLE, "");
        if (file.isEmpty()) {
            return KeywordSearch::of;
        }
        try {
            VectorscanLibrary library = VectorscanLibrary.load(Path.of(file));
            return keywords -> new VectorscanKeywords(library, keywords);
        } catch (InvalidPathException | VectorscanException unusable) {
            throw new InvalidInput(
                    VARIABLE + ": " + unusable.getMessage(),
                    null,
                    null,
                    "Name Vectorscan's shared library, such as /usr/lib/x86_64-linux-gnu/libhs.so.5, or leave it unset.");
        }
    }
}
