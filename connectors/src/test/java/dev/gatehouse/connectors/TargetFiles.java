package dev.gatehouse.connectors;

import dev.gatehouse.connectors.files.FileFacts;
import dev.gatehouse.connectors.files.FileReader;
import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.connectors.manifests.ManifestReaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A target made of a few files, read as a real one is: by the first reader that takes each. */
public final class TargetFiles {

    private final Map<String, byte[]> files = new TreeMap<>();

    private TargetFiles() {}

    public static TargetFiles of(String path, String content) {
        return new TargetFiles().with(path, content);
    }

    public static TargetFiles of(String path, byte[] content) {
        TargetFiles target = new TargetFiles();
        target.files.put(path, content);
        return target;
    }

    public TargetFiles with(String path, String content) {
        files.put(path, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** The name of the reader that takes a path; empty where none does. */
    public String reader(String path) {
        Listing listing = new Listing(files.keySet());
        return ManifestReaders.all().stream()
                .filter(reader -> reader.takes(path, listing))
                .map(FileReader::name)
                .findFirst()
                .orElse("");
    }

    public FileFacts read(String path) {
        Listing listing = new Listing(files.keySet());
        FileReader taking = ManifestReaders.all().stream()
                .filter(reader -> reader.takes(path, listing))
                .findFirst()
                .orElseThrow();
        return taking.read(path, files.get(path), listing);
    }
}
