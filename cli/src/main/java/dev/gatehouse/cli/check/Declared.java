package dev.gatehouse.cli.check;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.BaselineReader;
import dev.gatehouse.connectors.files.FileTree;
import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.connectors.target.Target;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.practices.NinePractices;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds and reads what is declared of a target. */
public final class Declared {

    /** The file looked for at a target's root. */
    public static final String USUAL = "gatehouse.yaml";

    private static final int MOST_BYTES = 1 << 20;

    private Declared() {}

    /**
     * The baseline of a target.
     *
     * @param given the file to read instead of the target's own, {@code -} for standard input; null for that
     * @param in standard input
     * @param kubeVersion the clusters' version, in place of the declared one; null for that
     * @throws InvalidInput where it can't be read
     */
    public static Baseline of(
            Target target, @Nullable Path given, InputStream in, @Nullable String kubeVersion, Instant at) {
        Baseline baseline = given != null ? read(given, in, at) : atRoot(target, at);
        return kubeVersion == null ? baseline : baseline.withKubernetesVersion(kubeVersion(kubeVersion));
    }

    /** Reads one file, or what {@code in} holds where its name is {@code -}. */
    public static Baseline read(Path file, InputStream in, Instant at) {
        BaselineReader reader = new BaselineReader(ruleIds(), at);
        return file.toString().equals("-") ? reader.read(in) : reader.read(file);
    }

    /** The baseline that is given, or the one that is here; else what holds where nothing is declared. */
    public static Baseline here(@Nullable Path given, InputStream in, Instant at) {
        if (given != null) {
            return read(given, in, at);
        }
        Path usual = Path.of(USUAL);
        return Files.exists(usual) ? read(usual, in, at) : Baseline.defaults();
    }

    /** Every rule that a baseline may name. */
    public static Set<String> ruleIds() {
        return NinePractices.rules().stream().map(Rule::id).collect(Collectors.toSet());
    }

    private static Baseline atRoot(Target target, Instant at) {
        Optional<Path> folder = target.folder();
        if (folder.isPresent()) {
            return BaselineReader.findAtRoot(folder.get())
                    .map(file -> new BaselineReader(ruleIds(), at).read(file, Listing.nameOf(file.toString())))
                    .orElseGet(Baseline::defaults);
        }
        FileTree tree = target.files();
        return find(tree, USUAL)
                .map(entry -> new BaselineReader(ruleIds(), at)
                        .read(
                                USUAL,
                                content(tree, entry, MOST_BYTES),
                                (path, limit) -> find(tree, path).map(e -> content(tree, e, limit))))
                .orElseGet(Baseline::defaults);
    }

    private static Optional<FileTree.Entry> find(FileTree tree, String path) {
        return tree.entries().stream()
                .filter(e -> e.path().equals(path) && e.type() == FileTree.Type.FILE)
                .findFirst();
    }

    private static byte[] content(FileTree tree, FileTree.Entry entry, int limit) {
        try {
            return tree.read(entry, limit);
        } catch (IOException unreadable) {
            throw new InvalidInput("can't read " + entry.path() + ": " + unreadable.getMessage());
        }
    }

    private static String kubeVersion(String text) {
        String version = (text.startsWith("v") ? text.substring(1) : text).split("[-+]", 2)[0];
        String[] parts = version.split("\\.", -1);
        boolean sound =
                parts.length >= 2 && parts.length <= 3 && Arrays.stream(parts).allMatch(p -> p.matches("[0-9]{1,4}"));
        if (!sound) {
            throw new InvalidInput(
                    "--kube-version " + text + " is no Kubernetes version", null, null, "Write it as 1.34.");
        }
        return parts[0] + "." + parts[1];
    }
}
