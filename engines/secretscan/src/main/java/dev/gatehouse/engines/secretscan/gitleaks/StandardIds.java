package dev.gatehouse.engines.secretscan.gitleaks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * What gitleaks calls the secrets that our detectors find, where the names differ: configurations and ignore files
 * speak of them by its names. The table is {@code standard-ids.tsv}.
 */
public final class StandardIds {

    private static final Map<String, List<String>> NAMES = table();

    private StandardIds() {}

    /** gitleaks' names for one of our detectors; the id itself is not among them. */
    public static List<String> gitleaksNamesOf(String detector) {
        return NAMES.getOrDefault(detector, List.of());
    }

    /** Whether gitleaks has this name for one of some detectors. */
    static boolean isGitleaksNameOfAny(String name, Set<String> detectors) {
        return detectors.stream().anyMatch(d -> gitleaksNamesOf(d).contains(name));
    }

    /** All our ids in the table. */
    static Set<String> ids() {
        return NAMES.keySet();
    }

    private static Map<String, List<String>> table() {
        Map<String, List<String>> names = new TreeMap<>();
        try (InputStream in = StandardIds.class.getResourceAsStream("standard-ids.tsv");
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] cells = line.split("\t", -1);
                        for (String id : cells[1].split(" ", -1)) {
                            names.computeIfAbsent(id, unseen -> new ArrayList<>())
                                    .add(cells[0]);
                        }
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return names;
    }
}
