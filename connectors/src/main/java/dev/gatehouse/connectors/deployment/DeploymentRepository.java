package dev.gatehouse.connectors.deployment;

import dev.gatehouse.connectors.target.Target;
import dev.gatehouse.model.InvalidInput;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.ReflogEntry;
import org.eclipse.jgit.lib.ReflogReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.NetRCCredentialsProvider;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * A repository that environments are deployed from, here or elsewhere. One elsewhere is cloned with all of its
 * references; what is changed is pushed, each reference only from the value that was seen.
 */
public final class DeploymentRepository implements AutoCloseable {

    private static final int LARGEST_STATEMENT = 1 << 20;
    private static final int MOST_COMMITS = 10_000;

    private final Target target;
    private final Repository repository;
    private final @Nullable String remote;

    private DeploymentRepository(Target target, Repository repository, @Nullable String remote) {
        this.target = target;
        this.repository = repository;
        this.remote = remote;
    }

    /**
     * Opens a repository.
     *
     * @param where a path, a {@code file://} address, or an address of https or ssh
     * @throws InvalidInput where there is none
     */
    public static DeploymentRepository open(String where) {
        String local = where.startsWith("file://") ? where.substring("file://".length()) : where;
        Target target = Target.open(local, _ -> {});
        Optional<Repository> repository = target.repository();
        if (repository.isEmpty()) {
            target.close();
            throw new InvalidInput("no Git repository: " + where);
        }
        String remote = Target.isRemote(local) ? local : null;
        DeploymentRepository opened = new DeploymentRepository(target, repository.get(), remote);
        if (remote != null) {
            opened.fetch(remote);
        }
        return opened;
    }

    /**
     * Opens the repository that a hook runs in, with the objects of the push that are not taken in yet.
     *
     * @param environment of the hook's process
     */
    public static DeploymentRepository ofHook(Path directory, Map<String, String> environment) throws IOException {
        Target.open(directory.toString(), _ -> {}).close();
        FileRepositoryBuilder builder =
                new FileRepositoryBuilder().setGitDir(directory.toFile()).setMustExist(true);
        String objects = environment.getOrDefault("GIT_OBJECT_DIRECTORY", "");
        if (!objects.isEmpty()) {
            builder.setObjectDirectory(directory.resolve(objects).toFile());
        }
        for (String each :
                environment.getOrDefault("GIT_ALTERNATE_OBJECT_DIRECTORIES", "").split(File.pathSeparator, -1)) {
            if (!each.isEmpty()) {
                builder.addAlternateObjectDirectory(directory.resolve(each).toFile());
            }
        }
        Repository repository = builder.build();
        return new DeploymentRepository(Target.ofRepository("the repository", repository), repository, null);
    }

    /** Whether the commit that HEAD names has a file. */
    public boolean headHas(String path) throws IOException {
        ObjectId head = repository.resolve(Constants.HEAD + "^{tree}");
        if (head == null) {
            return false;
        }
        try (TreeWalk found = TreeWalk.forPath(repository, path, head)) {
            return found != null;
        }
    }

    private void fetch(String from) {
        try (Git git = new Git(repository)) {
            git.fetch()
                    .setRemote(from)
                    .setRefSpecs(new RefSpec("+refs/*:refs/*"))
                    .setCheckFetchedObjects(true)
                    .setCredentialsProvider(new NetRCCredentialsProvider())
                    .call();
        } catch (GitAPIException failed) {
            throw new InvalidInput("can't fetch from " + target.name() + ": " + failed.getMessage());
        }
    }

    /** What it is, to read what is declared. */
    public Target target() {
        return target;
    }

    /** JGit's view of it. */
    public Repository repository() {
        return repository;
    }

    /** Whether it is elsewhere. */
    public boolean isRemote() {
        return remote != null;
    }

    /** Its Git directory. */
    public Path directory() {
        return repository.getCommonDirectory().toPath();
    }

    /** The files of a commit, to be observed. */
    public Target at(ObjectId commit) {
        return Target.ofCommit(target.name() + " " + commit.abbreviate(10).name(), repository, commit);
    }

    /**
     * The commit of a revision.
     *
     * @throws InvalidInput where it names none
     */
    public ObjectId commit(String revision) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            ObjectId id = repository.resolve(revision + "^{commit}");
            if (id != null) {
                return walk.parseCommit(id).getId();
            }
        } catch (IncorrectObjectTypeException other) {
            throw new InvalidInput(revision + " is no commit");
        } catch (AmbiguousObjectException several) {
            throw new InvalidInput(revision + " may be several commits", null, null, "Write more of its digits.");
        } catch (IllegalArgumentException none) {
            throw new InvalidInput("no revision: " + revision, null, null, String.valueOf(none.getMessage()));
        }
        throw new InvalidInput("there is no revision `" + revision + "`");
    }

    /** The full name of a reference: {@code env/prod} is {@code refs/heads/env/prod}. */
    public static String fullName(String ref) {
        return ref.startsWith("refs/") ? ref : Constants.R_HEADS + ref;
    }

    /** Where a reference points; zeros where there is none. */
    public ObjectId current(String ref) throws IOException {
        Ref found = repository.exactRef(ref);
        ObjectId id = found == null ? null : found.getObjectId();
        return id == null ? ObjectId.zeroId() : id;
    }

    /** Whether a reference is what the work tree is checked out from. */
    public boolean isCheckedOut(String ref) throws IOException {
        return !repository.isBare() && remote == null && ref.equals(repository.getFullBranch());
    }

    /** The content of a commit, and its committer's time. */
    public RawCommit raw(ObjectId commit) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit parsed = walk.parseCommit(commit);
            return new RawCommit(parsed.getRawBuffer(), Instant.ofEpochSecond(parsed.getCommitTime()));
        }
    }

    /** A commit's bytes. */
    @SuppressWarnings("ArrayRecordComponent")
    public record RawCommit(byte[] bytes, Instant at) {}

    /** The e-mail addresses of who wrote the commits that one has and another has not. */
    public Set<String> authors(ObjectId from, ObjectId to) throws IOException {
        Set<String> authors = new LinkedHashSet<>();
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit tip = walk.parseCommit(to);
            authors.add(tip.getAuthorIdent().getEmailAddress());
            walk.markStart(tip);
            if (from.equals(ObjectId.zeroId())) {
                return authors;
            }
            walk.markUninteresting(walk.parseCommit(from));
            int seen = 0;
            for (RevCommit commit : walk) {
                authors.add(commit.getAuthorIdent().getEmailAddress());
                if (++seen == MOST_COMMITS) {
                    break;
                }
            }
        }
        return authors;
    }

    /** The files below references with a prefix, by the reference's name; none of one that names no such commit. */
    public Map<String, Map<String, String>> stored(String prefix) throws IOException {
        Map<String, Map<String, String>> stored = new TreeMap<>();
        for (Ref ref : repository.getRefDatabase().getRefsByPrefix(prefix)) {
            ObjectId id = ref.getObjectId();
            stored.put(ref.getName(), id == null ? Map.of() : filesOf(id.name()));
        }
        return stored;
    }

    /** The files of a commit that was stored; none where it can't be read. */
    public Map<String, String> filesOf(String commit) {
        try {
            return files(ObjectId.fromString(commit));
        } catch (IOException | IllegalArgumentException | LargeObjectException none) {
            return Map.of();
        }
    }

    private Map<String, String> files(ObjectId commit) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (RevWalk walk = new RevWalk(repository);
                ObjectReader reader = repository.newObjectReader();
                TreeWalk tree = new TreeWalk(reader)) {
            tree.addTree(walk.parseCommit(commit).getTree());
            while (tree.next()) {
                byte[] bytes =
                        reader.open(tree.getObjectId(0), Constants.OBJ_BLOB).getCachedBytes(LARGEST_STATEMENT);
                files.put(tree.getNameString(), new String(bytes, StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    /**
     * Stores files in a commit of their own, and a reference to it.
     *
     * @param ref a new one
     * @throws IOException where there is one of that name, or it can't be written
     */
    public void store(String ref, Map<String, String> files, Instant at) throws IOException {
        ObjectId commit = commit(ref, files, at);
        if (remote != null) {
            push(List.of(update(ref, ObjectId.zeroId(), commit)));
            return;
        }
        expect(RefUpdate.Result.NEW, refUpdate(ref, ObjectId.zeroId(), commit).update(), ref);
    }

    private ObjectId commit(String ref, Map<String, String> files, Instant at) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            TreeFormatter tree = new TreeFormatter();
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                tree.append(
                        file.getKey(),
                        FileMode.REGULAR_FILE,
                        inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8)));
            }
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(tree));
            PersonIdent gatehouse = new PersonIdent("Gatehouse", "gatehouse@localhost", at, java.time.ZoneOffset.UTC);
            commit.setAuthor(gatehouse);
            commit.setCommitter(gatehouse);
            commit.setMessage(ref + "\n");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }

    /**
     * Moves a reference, if it is still where it was, and stores what was decided with it. Elsewhere both happen or
     * neither.
     *
     * @return whether it was still there
     */
    public boolean move(String ref, ObjectId from, ObjectId to, String record, Map<String, String> files, Instant at)
            throws IOException {
        ObjectId stored = commit(record, files, at);
        if (remote != null) {
            return push(List.of(update(ref, from, to), update(record, ObjectId.zeroId(), stored)));
        }
        expect(
                RefUpdate.Result.NEW,
                refUpdate(record, ObjectId.zeroId(), stored).update(),
                record);
        RefUpdate moving = refUpdate(ref, from, to);
        moving.setRefLogMessage("gatehouse: " + record, false);
        return switch (moving.forceUpdate()) {
            case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> true;
            default -> false;
        };
    }

    private RefUpdate refUpdate(String ref, ObjectId from, ObjectId to) throws IOException {
        RefUpdate update = repository.updateRef(ref);
        update.setExpectedOldObjectId(from);
        update.setNewObjectId(to);
        update.setRefLogIdent(new PersonIdent("Gatehouse", "gatehouse@localhost"));
        return update;
    }

    private static void expect(RefUpdate.Result wanted, RefUpdate.Result result, String ref) throws IOException {
        if (result != wanted) {
            throw new IOException("could not write " + ref + ": " + result);
        }
    }

    private RemoteRefUpdate update(String ref, ObjectId from, ObjectId to) throws IOException {
        return new RemoteRefUpdate(repository, ref, to, ref, true, null, from);
    }

    private boolean push(List<RemoteRefUpdate> updates) throws IOException {
        try (Transport transport = Transport.open(repository, new URIish(String.valueOf(remote)))) {
            transport.setPushAtomic(true);
            transport.setCredentialsProvider(new NetRCCredentialsProvider());
            PushResult result = transport.push(org.eclipse.jgit.lib.NullProgressMonitor.INSTANCE, updates);
            List<String> refused = new ArrayList<>();
            for (RemoteRefUpdate update : result.getRemoteUpdates()) {
                switch (update.getStatus()) {
                    case OK, UP_TO_DATE -> {}
                    case REJECTED_REMOTE_CHANGED, REJECTED_NONFASTFORWARD -> {
                        return false;
                    }
                    default ->
                        refused.add(update.getRemoteName() + ": " + update.getStatus() + " " + update.getMessage());
                }
            }
            if (!refused.isEmpty()) {
                throw new IOException("the repository refused " + refused.getFirst() + " " + result.getMessages());
            }
            return true;
        } catch (java.net.URISyntaxException none) {
            throw new IOException(none);
        }
    }

    /**
     * Where a reference was, as its log has it, the oldest first.
     *
     * @return empty where no log is kept
     */
    public List<ObjectId[]> log(String ref) throws IOException {
        ReflogReader reader = repository.getRefDatabase().getReflogReader(ref);
        List<ObjectId[]> moves = new ArrayList<>();
        if (reader != null && remote == null) {
            for (ReflogEntry entry : reader.getReverseEntries().reversed()) {
                moves.add(new ObjectId[] {entry.getOldId(), entry.getNewId()});
            }
        }
        return moves;
    }

    @Override
    public void close() {
        target.close();
    }
}
