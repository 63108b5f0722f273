package dev.gatehouse.engines.kustomize.change;

import dev.gatehouse.engines.kustomize.file.Entry;
import dev.gatehouse.engines.kustomize.source.Obstacle;
import dev.gatehouse.engines.kustomize.source.Refused;
import dev.gatehouse.engines.kustomize.source.RemoteAddress;
import dev.gatehouse.engines.kustomize.source.SourceReader;
import java.io.IOException;
import java.util.Optional;

/** The files that a kustomization names, from its folder. */
public final class LocalFiles {

    private final String folder;
    private final SourceReader source;

    public LocalFiles(String folder, SourceReader source) {
        this.folder = folder;
        this.source = source;
    }

    /** A file's content, and its path from the root. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Content(String path, byte[] bytes) {}

    /** The file of an entry, if there is one. */
    public Optional<Content> find(Entry entry) throws Refused, IOException {
        String path = entry.text().startsWith("/") ? null : SourceReader.resolve(folder, entry.text());
        if (path == null || path.isEmpty()) {
            return Optional.empty();
        }
        return source.content(path, entry.place()).map(bytes -> new Content(path, bytes));
    }

    /** The file of an entry, which has to be there. */
    public Content content(Entry entry) throws Refused, IOException {
        Optional<Content> found = find(entry);
        if (found.isPresent()) {
            return found.get();
        }
        throw new Refused(absent(entry));
    }

    /** Why an entry is not there: nothing in the commit says what it stands for. */
    public Obstacle absent(Entry entry) {
        if (RemoteAddress.is(entry.text())) {
            return RemoteAddress.obstacle(entry.text(), entry.place());
        }
        String path = entry.text().startsWith("/") ? null : SourceReader.resolve(folder, entry.text());
        if (path != null && source.isLink(path)) {
            return new Obstacle(Obstacle.Kind.UNSUPPORTED, entry.place(), entry.text() + " is a link");
        }
        return new Obstacle(Obstacle.Kind.UNFIXED, entry.place(), entry.text() + " is not in the commit");
    }
}
