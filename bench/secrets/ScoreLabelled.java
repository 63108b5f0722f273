import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Counts how many labelled places a scanner found: of those with a credential, and of those without. A place counts as
 * found where a finding has one of its lines; one without a credential only where no credential shares its line. What was
 * found where nothing is labelled is counted apart.
 *
 * <p>Arguments: the folder of CredData's {@code meta}; a file of findings, each a path from {@code data/} on, its first
 * and its last line, with tabs between.
 */
final class ScoreLabelled {

    private record Place(String path, int from, int to, boolean credential, String category) {

        boolean isFound(Map<String, Set<Integer>> found) {
            Set<Integer> lines = found.getOrDefault(path, Set.of());
            return lines.stream().anyMatch(line -> line >= from && line <= to);
        }

        boolean shares(Place other) {
            return path.equals(other.path) && from <= other.to && other.from <= to;
        }
    }

    private static final class Counts {

        private int credentials;
        private int others;
        private int found;
        private int alarms;

        void add(boolean credential, boolean isFound) {
            credentials += credential ? 1 : 0;
            others += credential ? 0 : 1;
            found += credential && isFound ? 1 : 0;
            alarms += !credential && isFound ? 1 : 0;
        }

        String text() {
            double precision = found == 0 ? 0 : (double) found / (found + alarms);
            double recall = credentials == 0 ? 0 : (double) found / credentials;
            double both = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
            return "%7d %7d %7d %7d   %.3f   %.3f   %.3f"
                    .formatted(credentials, others, found, alarms, precision, recall, both);
        }
    }

    public static void main(String[] arguments) throws IOException {
        List<Place> places = places(Path.of(arguments[0]));
        Map<String, Set<Integer>> found = findings(Path.of(arguments[1]));
        Map<String, List<Place>> credentials = new HashMap<>();
        places.stream().filter(Place::credential).forEach(place -> credentials
                .computeIfAbsent(place.path(), unseen -> new ArrayList<>())
                .add(place));
        Counts all = new Counts();
        Map<String, Counts> byCategory = new TreeMap<>();
        for (Place place : places) {
            boolean besides = !place.credential()
                    && credentials.getOrDefault(place.path(), List.of()).stream().anyMatch(place::shares);
            if (!besides) {
                boolean isFound = place.isFound(found);
                all.add(place.credential(), isFound);
                byCategory
                        .computeIfAbsent(place.category(), unseen -> new Counts())
                        .add(place.credential(), isFound);
            }
        }
        System.out.printf("  %-28s %7s %7s %7s %7s   %s%n", "", "secrets", "others", "found", "alarms", "P       R       F1");
        byCategory.entrySet().stream()
                .filter(entry -> entry.getValue().credentials >= 10)
                .sorted((a, b) -> b.getValue().credentials - a.getValue().credentials)
                .forEach(entry -> System.out.printf("  %-28.28s %s%n", entry.getKey(), entry.getValue().text()));
        System.out.printf("  %-28s %s%n", "all", all.text());
        Map<String, List<Place>> byPath = new HashMap<>();
        places.forEach(place -> byPath.computeIfAbsent(place.path(), unseen -> new ArrayList<>()).add(place));
        long elsewhere = found.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(line -> byPath.getOrDefault(entry.getKey(), List.of()).stream()
                                .noneMatch(place -> line >= place.from() && line <= place.to())))
                .count();
        System.out.printf("  %d lines were found that nobody labelled%n", elsewhere);
    }

    private static List<Place> places(Path folder) throws IOException {
        List<Place> places = new ArrayList<>();
        try (Stream<Path> tables = Files.list(folder)) {
            for (Path table : tables.filter(file -> file.toString().endsWith(".csv")).sorted().toList()) {
                List<String> rows = Files.readAllLines(table);
                for (String row : rows.subList(1, rows.size())) {
                    String[] cells = row.split(",", -1);
                    places.add(new Place(
                            cells[4],
                            Integer.parseInt(cells[5]),
                            Integer.parseInt(cells[6]),
                            cells[7].equals("T"),
                            cells[12]));
                }
            }
        }
        return places;
    }

    private static Map<String, Set<Integer>> findings(Path file) throws IOException {
        Map<String, Set<Integer>> found = new HashMap<>();
        for (String row : Files.readAllLines(file)) {
            String[] cells = row.split("\t");
            Set<Integer> lines = found.computeIfAbsent(cells[0], unseen -> new HashSet<>());
            for (int line = Integer.parseInt(cells[1]); line <= Integer.parseInt(cells[2]); line++) {
                lines.add(line);
            }
        }
        return found;
    }
}
