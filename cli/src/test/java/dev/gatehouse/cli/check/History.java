package dev.gatehouse.cli.check;

import dev.gatehouse.model.tree.Mapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.GpgSignature;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** Makes a real Git repository of a scenario's files, from its {@code history.yaml}. */
final class History {

    private static final Instant FIRST = Instant.parse("2026-01-05T09:00:00Z");
    private static final String SOMEONE = "Ada Example <ada@example.com>";
    private static final Pattern IDENTITY = Pattern.compile("(?<name>[^<]*)<(?<email>[^>]*)>");

    private final Repository repository;
    private final Path root;
    private final Map<String, Ed25519Signer> signers;
    private final Set<String> named = new HashSet<>();
    private final Set<String> committed = new HashSet<>();
    private final Set<String> removed = new HashSet<>();
    private int made;

    private History(Repository repository, Path root, Map<String, Ed25519Signer> signers) {
        this.repository = repository;
        this.root = root;
        this.signers = signers;
    }

    /** Writes the history into {@code root/.git}. */
    static void write(Mapping history, Path root, Map<String, Ed25519Signer> signers) {
        String branch = history.text("defaultBranch").orElse("main");
        try (Git git =
                Git.init().setDirectory(root.toFile()).setInitialBranch(branch).call()) {
            History writing = new History(git.getRepository(), root, signers);
            writing.nameFiles(history);
            ObjectId tip = writing.commits(history.each("commits"), null);
            writing.update(Constants.R_HEADS + branch, tip);
            git.reset().setMode(ResetCommand.ResetType.MIXED).call();
            for (String file : writing.removed) {
                Files.deleteIfExists(root.resolve(file));
            }
        } catch (IOException | org.eclipse.jgit.api.errors.GitAPIException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void nameFiles(Mapping history) {
        for (Mapping commit : history.each("commits")) {
            named.addAll(commit.texts("files"));
            commit.each("merge", "commits").forEach(c -> named.addAll(c.texts("files")));
        }
    }

    private ObjectId commits(List<Mapping> commits, @Nullable ObjectId from) throws IOException {
        ObjectId tip = from;
        for (Mapping commit : commits) {
            ObjectId merged = null;
            if (commit.has("merge")) {
                merged = commits(commit.each("merge", "commits"), tip);
                update(Constants.R_HEADS + commit.text("merge", "branch").orElse("topic"), merged);
            }
            committed.addAll(commit.has("files") || commit.has("removes") ? commit.texts("files") : unnamed());
            committed.removeAll(commit.texts("removes"));
            removed.addAll(commit.texts("removes"));
            tip = commit(commit, tip, merged);
        }
        if (tip == null) {
            throw new IllegalArgumentException("a history has at least one commit");
        }
        return tip;
    }

    private List<String> unnamed() {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(f -> root.relativize(f).toString())
                    .filter(f -> !f.startsWith(".git/"))
                    .filter(f -> !named.contains(f))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private ObjectId commit(Mapping declared, @Nullable ObjectId parent, @Nullable ObjectId merged) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree(inserter));
            List<ObjectId> parents = new ArrayList<>();
            if (parent != null) {
                parents.add(parent);
            }
            if (merged != null) {
                parents.add(merged);
            }
            commit.setParentIds(parents);
            String author = declared.text("author").orElse(SOMEONE);
            Instant at = declared.text("at").map(Instant::parse).orElse(FIRST.plusSeconds(3600L * made++));
            commit.setAuthor(identity(author, at));
            commit.setCommitter(identity(declared.text("committer").orElse(author), at));
            commit.setMessage(declared.text("message").orElse("Change") + "\n");
            Optional<String> signer = declared.text("signedBy");
            if (signer.isPresent()) {
                String signature = signer(signer.get()).sign(commit.build());
                commit.setGpgSignature(new GpgSignature(signature.getBytes(StandardCharsets.US_ASCII)));
            }
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }

    private Ed25519Signer signer(String name) {
        return signers.computeIfAbsent(name, _ -> new Ed25519Signer());
    }

    private ObjectId tree(ObjectInserter inserter) throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        for (String file : committed.stream().sorted().toList()) {
            DirCacheEntry entry = new DirCacheEntry(file);
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, Files.readAllBytes(root.resolve(file))));
            builder.add(entry);
        }
        builder.finish();
        return index.writeTree(inserter);
    }

    private void update(String reference, ObjectId commit) throws IOException {
        RefUpdate update = repository.updateRef(reference);
        update.setNewObjectId(commit);
        update.forceUpdate();
    }

    private static PersonIdent identity(String text, Instant at) {
        Matcher matcher = IDENTITY.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not Name <address>: " + text);
        }
        return new PersonIdent(matcher.group("name").strip(), matcher.group("email"), at, ZoneOffset.UTC);
    }
}
