package dev.gatehouse.cli.deploy.manifests;

import dev.gatehouse.engines.kustomize.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/**
 * What changes between two sets of rendered manifests: a unified diff with a header for each object, and of Secrets
 * that their values change, not what they are.
 */
public final class ManifestDiff {

    private static final DiffAlgorithm ALGORITHM =
            DiffAlgorithm.getAlgorithm(DiffAlgorithm.SupportedAlgorithm.HISTOGRAM);

    private ManifestDiff() {}

    /** Writes the changes from some manifests, by folder, to others. */
    public static String of(SortedMap<String, List<Manifest>> before, SortedMap<String, List<Manifest>> after)
            throws IOException {
        SortedMap<String, List<Manifest>> old = byTitle(before);
        SortedMap<String, List<Manifest>> made = byTitle(after);
        SortedSet<String> titles = new TreeSet<>(old.keySet());
        titles.addAll(made.keySet());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(out)) {
            for (String title : titles) {
                List<Manifest> one = old.getOrDefault(title, List.of());
                List<Manifest> other = made.getOrDefault(title, List.of());
                if (!one.equals(other)) {
                    write("--- " + (one.isEmpty() ? "nothing" : title), out);
                    write("+++ " + (other.isEmpty() ? "nothing" : title), out);
                    RawText from = text(one);
                    RawText to = text(other);
                    formatter.format(ALGORITHM.diff(RawTextComparator.DEFAULT, from, to), from, to);
                    if (shown(one).equals(shown(other))) {
                        write("@@ values that are hidden change @@", out);
                    }
                }
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static SortedMap<String, List<Manifest>> byTitle(SortedMap<String, List<Manifest>> folders) {
        SortedMap<String, List<Manifest>> manifests = new TreeMap<>();
        folders.forEach((folder, all) -> all.forEach(each -> manifests
                .computeIfAbsent((folder.isEmpty() ? "." : folder) + ": " + each.title(), title -> new ArrayList<>())
                .add(each)));
        return manifests;
    }

    private static void write(String line, ByteArrayOutputStream out) {
        out.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String shown(List<Manifest> manifests) {
        return manifests.stream().map(Manifest::shown).collect(Collectors.joining("---\n"));
    }

    private static RawText text(List<Manifest> manifests) {
        return new RawText(shown(manifests).getBytes(StandardCharsets.UTF_8));
    }
}
