package dev.gatehouse.connectors.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The files of a commit, for repositories without a work tree. */
public final class CommitTree implements FileTree {

    private final Repository repository;
    private final List<Entry> entries;
    private final Map<String, ObjectId> blobs;
    private final List<LeftOut> leftOut;

    private CommitTree(Repository repository, List<Entry> entries, Map<String, ObjectId> blobs, List<LeftOut> leftOut) {
        this.repository = repository;
        this.entries = entries;
        this.blobs = blobs;
        this.leftOut = leftOut;
    }

    /** Lists a commit's tree; what lies behind a missing or damaged object is named among what was left out. */
    public static CommitTree of(Repository repository, AnyObjectId commit) {
        List<Entry> entries = new ArrayList<>();
        Map<String, ObjectId> blobs = new HashMap<>();
        List<LeftOut> leftOut = new ArrayList<>();
        try (RevWalk commits = new RevWalk(repository);
                TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(commits.parseCommit(commit).getTree());
            walk.setRecursive(true);
            ObjectReader reader = walk.getObjectReader();
            while (walk.next()) {
                FileMode mode = walk.getFileMode();
                if (FileMode.GITLINK.equals(mode)) {
                    leftOut.add(new LeftOut(
                            walk.getPathString(), "a submodule, whose files are in another repository", ""));
                    continue;
                }
                if (mode.getObjectType() != Constants.OBJ_BLOB) {
                    continue;
                }
                if (entries.size() == MOST_FILES) {
                    leftOut.add(new LeftOut(
                            walk.getPathString(), "over " + MOST_FILES + " files: the rest was not listed", ""));
                    break;
                }
                String path = walk.getPathString();
                ObjectId blob = walk.getObjectId(0);
                blobs.put(path, blob);
                Type type = FileMode.SYMLINK.equals(mode) ? link(reader, blob, path) : Type.FILE;
                entries.add(new Entry(path, type, size(reader, blob)));
            }
        } catch (MissingObjectException missing) {
            leftOut.add(new LeftOut(
                    ".", "an object is missing: " + missing.getObjectId().name(), ""));
        } catch (IOException unreadable) {
            leftOut.add(new LeftOut(".", "the commit's files can't be listed: " + unreadable.getMessage(), ""));
        }
        return new CommitTree(repository, entries.stream().sorted().toList(), blobs, leftOut);
    }

    private static long size(ObjectReader reader, ObjectId blob) throws IOException {
        try {
            return reader.getObjectSize(blob, Constants.OBJ_BLOB);
        } catch (MissingObjectException missing) {
            return 0;
        }
    }

    private static Type link(ObjectReader reader, ObjectId blob, String path) throws IOException {
        int most = 4096;
        if (size(reader, blob) > most) {
            return Type.LINK_OUT;
        }
        String leadsTo = new String(reader.open(blob, Constants.OBJ_BLOB).getCachedBytes(most), StandardCharsets.UTF_8);
        int depth = (int) path.chars().filter(c -> c == '/').count();
        for (String step : leadsTo.split("/", -1)) {
            depth += step.equals("..") ? -1 : step.isEmpty() || step.equals(".") ? 0 : 1;
            if (depth < 0) {
                return out(leadsTo);
            }
        }
        return leadsTo.startsWith("/") ? out(leadsTo) : Type.LINK;
    }

    /** What stands out of the commit can't be asked; a folder's name has no extension. */
    private static Type out(String leadsTo) {
        String name = leadsTo.substring(leadsTo.lastIndexOf('/') + 1);
        return name.indexOf('.') < 0 || name.equals("..") ? Type.FOLDER_OUT : Type.LINK_OUT;
    }

    @Override
    public List<Entry> entries() {
        return entries;
    }

    @Override
    public List<LeftOut> leftOut() {
        return leftOut;
    }

    @Override
    public InputStream open(Entry entry) throws IOException {
        ObjectId blob = blobs.get(entry.path());
        if (blob == null) {
            throw new IOException("not in the commit");
        }
        ObjectReader reader = repository.newObjectReader();
        try {
            return new FilterInputStream(reader.open(blob, Constants.OBJ_BLOB).openStream()) {
                @Override
                public void close() throws IOException {
                    super.close();
                    reader.close();
                }
            };
        } catch (MissingObjectException missing) {
            reader.close();
            throw new IOException("its object is missing from the clone", missing);
        }
    }
}
