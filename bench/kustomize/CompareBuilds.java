import dev.gatehouse.engines.kustomize.KustomizeBuild;
import dev.gatehouse.engines.kustomize.Manifest;
import dev.gatehouse.engines.kustomize.Rendering;
import dev.gatehouse.engines.kustomize.source.Bounds;
import dev.gatehouse.engines.kustomize.source.Obstacle;
import dev.gatehouse.engines.kustomize.source.SourceFiles;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Builds every kustomization below folders twice, with the engine and with Kustomize, and compares the objects. */
public final class CompareBuilds {

    private static final List<String> NAMES = List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    private final String kustomize;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private long own;
    private long theirs;

    private CompareBuilds(String kustomize) {
        this.kustomize = kustomize;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        CompareBuilds compare = new CompareBuilds(args[0]);
        for (int i = 1; i < args.length; i++) {
            compare.below(Path.of(args[i]).toRealPath());
        }
        compare.counts.forEach((what, count) -> System.out.printf("%7d %s%n", count, what));
        System.out.printf("%nnot plain, by the first reason:%n");
        compare.reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(25)
                .forEach(each -> System.out.printf("%7d %s%n", each.getValue(), each.getKey()));
        System.out.printf(
                "%nbuilt in %d ms here, in %d ms by kustomize%n", compare.own / 1_000_000, compare.theirs / 1_000_000);
    }

    private record Folder(Path root) implements SourceFiles {

        @Override
        public Optional<byte[]> read(String path, int limit) throws IOException {
            Path file = root.resolve(path);
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(file)) {
                return Optional.of(in.readNBytes(limit + 1));
            }
        }

        @Override
        public boolean isLink(String path) {
            return Files.isSymbolicLink(root.resolve(path));
        }

        @Override
        public boolean isFolder(String path) {
            return Files.isDirectory(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
        }
    }

    private void below(Path root) throws IOException, InterruptedException {
        List<Path> folders;
        try (Stream<Path> all = Files.walk(root)) {
            folders = all.filter(file -> NAMES.contains(file.getFileName().toString()))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList();
        }
        for (Path folder : folders) {
            one(root, root.relativize(folder).toString());
        }
    }

    private void one(Path root, String folder) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Rendering rendering = KustomizeBuild.of(new Folder(root), folder, Bounds.STANDARD);
        own += System.nanoTime() - start;
        String name = root.getFileName() + "/" + folder;
        switch (rendering) {
            case Rendering.Rendered rendered -> {
                Optional<List<String>> built = built(root.resolve(folder));
                if (built.isEmpty()) {
                    count("built here, Kustomize fails", name, "");
                    return;
                }
                List<String> mine = rendered.manifests().stream()
                        .map(Manifest::json)
                        .map(CompareBuilds::documents)
                        .flatMap(List::stream)
                        .sorted()
                        .toList();
                String difference = difference(mine, built.get());
                count(difference.isEmpty() ? "same" : "DIFFERENT", name, difference);
            }
            case Rendering.NotPlain notPlain -> {
                Obstacle first = notPlain.obstacles().getFirst();
                reasons.merge(first.kind() + " " + general(first.why()), 1, Integer::sum);
                if (first.kind() != Obstacle.Kind.INVALID) {
                    count("not plain (" + first.kind() + ")", name, "");
                } else if (built(root.resolve(folder)).isPresent()) {
                    count("REFUSED, and Kustomize builds it", name, first.toString());
                } else {
                    count("neither here nor by Kustomize", name, "");
                }
            }
        }
    }

    private static String general(String why) {
        return why.replaceAll("[A-Za-z0-9_./:@?=&%+-]*[/:.@][A-Za-z0-9_./:@?=&%+-]*", "…");
    }

    private void count(String what, String name, String detail) {
        counts.merge(what, 1, Integer::sum);
        if (!detail.isEmpty() || what.startsWith("built here")) {
            System.out.println(what + "  " + name + "  " + detail);
        }
    }

    private Optional<List<String>> built(Path folder) throws IOException, InterruptedException {
        Path out = Files.createTempFile("build", ".yaml");
        ProcessBuilder command = new ProcessBuilder(
                        kustomize, "build", "--load-restrictor", "LoadRestrictionsNone", folder.toString())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        command.environment().put("HTTPS_PROXY", "http://127.0.0.1:9");
        command.environment().put("HTTP_PROXY", "http://127.0.0.1:9");
        command.environment().put("GIT_ALLOW_PROTOCOL", "none");
        long start = System.nanoTime();
        Process process = command.start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        theirs += System.nanoTime() - start;
        if (!ended) {
            process.destroyForcibly();
        }
        String text = Files.readString(out, StandardCharsets.UTF_8);
        Files.delete(out);
        return ended && process.exitValue() == 0 ? Optional.of(documents(text)) : Optional.empty();
    }

    /** The documents of a text, each as one line that is the same for the same values. */
    private static List<String> documents(String text) {
        List<String> documents = new ArrayList<>();
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(text.length() + 10)
                .setMaxAliasesForCollections(1_000_000)
                .build();
        for (Object each : new Load(settings).loadAllFromString(text)) {
            if (each != null) {
                documents.add(line(each));
            }
        }
        documents.sort(null);
        return documents;
    }

    private static String line(Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map -> {
                Map<String, String> sorted = new TreeMap<>();
                map.forEach((key, each) -> sorted.put(String.valueOf(key), line(each)));
                yield sorted.toString();
            }
            case List<?> list -> list.stream().map(CompareBuilds::line).toList().toString();
            case Number number -> "#" + new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
            case Boolean bool -> "!" + bool;
            default -> "'" + value + "'";
        };
    }

    private static String difference(List<String> mine, List<String> theirs) {
        List<String> onlyMine = new ArrayList<>(mine);
        theirs.forEach(onlyMine::remove);
        List<String> onlyTheirs = new ArrayList<>(theirs);
        mine.forEach(onlyTheirs::remove);
        if (onlyMine.isEmpty() && onlyTheirs.isEmpty()) {
            return "";
        }
        String one = onlyMine.isEmpty() ? "(nothing)" : onlyMine.getFirst();
        String other = onlyTheirs.isEmpty() ? "(nothing)" : onlyTheirs.getFirst();
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return onlyMine.size() + " objects only here, " + onlyTheirs.size() + " only by Kustomize; the first differ at …"
                + around(one, at) + "… and …" + around(other, at) + "…";
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 80), Math.min(text.length(), at + 80))
                .replace("\n", "\\n");
    }
}
