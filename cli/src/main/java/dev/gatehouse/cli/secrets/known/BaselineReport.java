package dev.gatehouse.cli.secrets.known;

import dev.gatehouse.engines.secretscan.gitleaks.StandardIds;
import dev.gatehouse.engines.secretscan.history.HistoryFinding;
import dev.gatehouse.engines.secretscan.history.KnownSecrets.Seen;
import dev.gatehouse.engines.secretscan.search.Sighting;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The findings of an earlier report: gitleaks' JSON, of gitleaks itself or ours, or our {@code json} format.
 *
 * <p>One of ours is known by its fingerprint, at the paths that it had. One of gitleaks is known again at its commit,
 * file and line, under its rule or under the detector that has its place; where the report was not redacted, under any,
 * if the value is the same.
 */
final class BaselineReport {

    private static final int LARGEST = 256 << 20;

    private final Map<String, Set<String>> pathsByFingerprint = new HashMap<>();
    private final Map<String, List<Entry>> entries = new HashMap<>();

    /** A finding of gitleaks. */
    private record Entry(String rule, String commit, int line, int endLine, String secret) {}

    private BaselineReport() {}

    static BaselineReport none() {
        return new BaselineReport();
    }

    /**
     * Reads a report.
     *
     * @throws InvalidInput where it is none
     */
    static BaselineReport read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(new BoundedInput(in, LARGEST), file);
        } catch (IOException unreadable) {
            throw new InvalidInput(
                    "can't read " + file + ": " + unreadable.getMessage(),
                    null,
                    null,
                    "--baseline-report takes a report of an earlier run.");
        }
    }

    static BaselineReport read(InputStream content, Path file) {
        BaselineReport report = new BaselineReport();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), content)) {
            JsonToken first = parser.nextToken();
            boolean read = first == JsonToken.START_ARRAY && report.readGitleaks(parser)
                    || first == JsonToken.START_OBJECT && report.readOurs(parser);
            if (!read) {
                throw wrong(file);
            }
        } catch (JacksonException noJson) {
            throw wrong(file);
        }
        return report;
    }

    private static InvalidInput wrong(Path file) {
        return new InvalidInput(
                file + " is no report",
                null,
                null,
                "Make one: gatehouse secrets scan --format gitleaks=known.json --fail-on never");
    }

    /** Whether it is such a report. */
    private boolean readGitleaks(JsonParser parser) {
        JsonToken next = parser.nextToken();
        for (; next == JsonToken.START_OBJECT; next = parser.nextToken()) {
            Map<String, String> values = values(parser);
            if (!values.containsKey("RuleID") || !values.containsKey("File")) {
                return false;
            }
            entries.computeIfAbsent(values.getOrDefault("File", ""), unseen -> new ArrayList<>())
                    .add(new Entry(
                            values.getOrDefault("RuleID", ""),
                            values.getOrDefault("Commit", ""),
                            number(values.get("StartLine")),
                            number(values.get("EndLine")),
                            values.getOrDefault("Secret", "")));
        }
        return next == JsonToken.END_ARRAY;
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    /** The texts and numbers of an object, in the middle of which the parser stands. */
    private static Map<String, String> values(JsonParser parser) {
        Map<String, String> values = new HashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (value != JsonToken.VALUE_NULL) {
                values.put(name, parser.getString());
            }
        }
        return values;
    }

    /** Whether it is such a report. */
    private boolean readOurs(JsonParser parser) {
        boolean has = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean findings = parser.currentName().equals("findings");
            JsonToken value = parser.nextToken();
            if (findings && value == JsonToken.START_ARRAY) {
                has = true;
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    readOne(parser);
                }
            } else {
                parser.skipChildren();
            }
        }
        return has;
    }

    private void readOne(JsonParser parser) {
        String fingerprint = "";
        Set<String> paths = new HashSet<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("fingerprint") && value == JsonToken.VALUE_STRING) {
                fingerprint = parser.getString();
            } else if (name.equals("secret") && value == JsonToken.START_OBJECT) {
                readPaths(parser, paths);
            } else {
                parser.skipChildren();
            }
        }
        pathsByFingerprint
                .computeIfAbsent(fingerprint, unseen -> new HashSet<>())
                .addAll(paths);
    }

    /** The paths of what {@code "secret"} tells, in the middle of which the parser stands. */
    private static void readPaths(JsonParser parser, Set<String> into) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean paths = parser.currentName().equals("paths");
            JsonToken value = parser.nextToken();
            if (!paths || value != JsonToken.START_ARRAY) {
                parser.skipChildren();
                continue;
            }
            while ((value = parser.nextToken()) != JsonToken.END_ARRAY) {
                if (value == JsonToken.VALUE_STRING) {
                    into.add(parser.getString());
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    /**
     * The versions of files that it names.
     *
     * @param sink takes the commit's id, empty for any, and the path
     */
    void files(BiConsumer<String, String> sink) {
        entries.forEach((path, all) -> all.forEach(entry -> sink.accept(entry.commit(), path)));
    }

    /** Whether nothing is in it. */
    boolean isEmpty() {
        return pathsByFingerprint.isEmpty() && entries.isEmpty();
    }

    /** Whether a finding of ours was reported. */
    boolean knows(String fingerprint) {
        return pathsByFingerprint.containsKey(fingerprint);
    }

    /** At which of some paths a finding of ours was reported; a list of paths that was cut short stands for any. */
    Collection<String> paths(String fingerprint, Collection<String> all) {
        Set<String> reported = pathsByFingerprint.getOrDefault(fingerprint, Set.of());
        return reported.size() < HistoryFinding.MOST ? reported : all;
    }

    /** Whether gitleaks reported a secret as it stands in one version of a file. */
    boolean knows(Seen seen) {
        return entries.getOrDefault(seen.sighting().path(), List.of()).stream().anyMatch(e -> same(e, seen));
    }

    private static boolean same(Entry entry, Seen seen) {
        Sighting sighting = seen.sighting();
        boolean there = entry.line() <= sighting.endLine()
                && sighting.line() <= Math.max(entry.line(), entry.endLine())
                && (entry.commit().isEmpty()
                        || seen.commit().isEmpty()
                        || entry.commit().equals(seen.commit()));
        if (!there) {
            return false;
        }
        boolean named = entry.rule().equals(sighting.rule())
                || StandardIds.gitleaksNamesOf(sighting.rule()).contains(entry.rule());
        boolean shown = !entry.secret().isEmpty() && !entry.secret().startsWith(Sighting.REDACTED);
        if (shown && !sighting.ofPath()) {
            String value = sighting.value().revealText();
            return value.contains(entry.secret()) || entry.secret().contains(value);
        }
        return named;
    }
}
