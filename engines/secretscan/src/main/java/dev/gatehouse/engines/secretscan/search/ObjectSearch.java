package dev.gatehouse.engines.secretscan.search;

import dev.gatehouse.engines.gitobjects.ObjectDatabase;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.ObjectStream;
import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import dev.gatehouse.engines.secretscan.Match;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Searches blobs of a repository, those that are too large to be held in memory as streams. */
public final class ObjectSearch {

    private final ObjectDatabase database;
    private final ContentSearch search;

    public ObjectSearch(ObjectDatabase database, ContentSearch search) {
        this.database = database;
        this.search = search;
    }

    /**
     * Searches one; as {@link ContentSearch#search(byte[], int, String, String, ContentSearch.NotRead, List)}.
     *
     * @throws UnreadableObject where it is not there, or damaged
     */
    public List<Sighting> search(
            ObjectId id,
            String path,
            @Nullable String commit,
            ContentSearch.NotRead notRead,
            @Nullable List<Match> known)
            throws UnreadableObject {
        try {
            byte[] content = database.read(id).content();
            return search.search(content, content.length, path, commit, notRead, known);
        } catch (UnreadableObject e) {
            if (e.kind() != Problem.Kind.TOO_LARGE) {
                throw e;
            }
        }
        try (ObjectStream object = database.open(id)) {
            return new StreamSearch(search).search(object.content(), path, commit, notRead);
        } catch (IOException e) {
            throw new UnreadableObject(Problem.Kind.CORRUPT, "its data can't be inflated");
        }
    }
}
