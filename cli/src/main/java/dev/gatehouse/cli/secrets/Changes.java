package dev.gatehouse.cli.secrets;

import dev.gatehouse.connectors.secrets.SecretTraces;
import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.engines.gitobjects.Limits;
import dev.gatehouse.engines.gitobjects.ObjectDatabase;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.Problems;
import dev.gatehouse.engines.gitobjects.index.IndexEntry;
import dev.gatehouse.engines.gitobjects.index.IndexFile;
import dev.gatehouse.engines.gitobjects.refs.Reference;
import dev.gatehouse.engines.gitobjects.refs.References;
import dev.gatehouse.engines.gitobjects.refs.Revisions;
import dev.gatehouse.engines.secretscan.changes.Brought;
import dev.gatehouse.engines.secretscan.changes.ChangeSearch;
import dev.gatehouse.engines.secretscan.history.KnownSecrets.Seen;
import dev.gatehouse.engines.secretscan.search.ContentSearch;
import dev.gatehouse.engines.secretscan.search.Redaction;
import dev.gatehouse.engines.secretscan.search.SecretValue;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.Origin;
import dev.gatehouse.report.digest.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Searches parts of a repository: a range, a push, what is staged. */
public final class Changes implements AutoCloseable {

    private static final int NAMED = 3;

    private final GitDirectory directory;
    private final ContentSearch search;
    private final SecretTraces traces;
    private final Limits limits = Limits.DEFAULT;
    private final Problems problems = new Problems(limits.problems());
    private final ObjectDatabase database;
    private @Nullable References references;

    public Changes(GitDirectory directory, ContentSearch search) {
        this.directory = directory;
        this.search = search;
        this.traces = new SecretTraces(search.ruleset());
        this.database = ObjectDatabase.open(directory, limits);
    }

    public ObjectDatabase database() {
        return database;
    }

    public List<Reference> references() {
        return read().all();
    }

    private References read() {
        if (references == null) {
            references = References.read(directory, limits, problems);
        }
        return references;
    }

    /**
     * The commit that a revision names.
     *
     * @throws InvalidInput where it names none
     */
    public ObjectId commit(String revision, String option) {
        ObjectId commit = new Revisions(database, read()).commit(revision.isEmpty() ? "HEAD" : revision);
        if (commit == null) {
            throw new InvalidInput(
                    option + " " + revision + " names no commit here",
                    null,
                    null,
                    "Name a branch, a tag or a commit; in a shallow clone, fetch its history first.");
        }
        return commit;
    }

    /** What {@code after} brings over {@code before}. */
    public Searched range(String before, String after, String option) {
        ObjectId tip = commit(after, option);
        return commits(
                List.of(tip), List.of(commit(before, option)), id -> false, List.of(after.isEmpty() ? "HEAD" : after));
    }

    /**
     * What tips bring over known ones.
     *
     * @param refs what reaches them
     */
    public Searched commits(
            Collection<ObjectId> tips, Collection<ObjectId> known, Predicate<ObjectId> isKnown, List<String> refs) {
        ChangeSearch changes = new ChangeSearch(directory, database, search);
        changes.commits(tips, known, isKnown);
        return searched(changes, Sentence.count(changes.commits(), "commit", "commits"), brought -> refs);
    }

    /**
     * What is staged.
     *
     * @param index where the index is; null for the usual place
     */
    public Searched staged(@Nullable Path index) {
        ChangeSearch changes = new ChangeSearch(directory, database, search);
        List<IndexEntry> entries = index == null
                ? IndexFile.read(directory, limits, problems)
                : IndexFile.read(index, directory, limits, problems);
        changes.staged(entries, new Revisions(database, read()).commit("HEAD"));
        return searched(changes, "what is staged", brought -> List.of());
    }

    private Searched searched(ChangeSearch changes, String extent, Function<Brought, List<String>> refs) {
        Map<String, ObjectId> head = Map.of();
        if (!changes.brought().isEmpty()) {
            ObjectId commit = new Revisions(database, read()).commit("HEAD");
            head = commit == null ? Map.of() : changes.filesOf(commit);
        }
        List<Searched.Placed> placed = placed(changes.brought(), head, refs);
        List<Coverage> coverage = new ArrayList<>();
        for (String part : changes.notRead().stream().limit(NAMED).toList()) {
            coverage.add(Coverage.partial(Origin.GIT, FactKind.SECRET_CANDIDATE, part, null));
        }
        if (changes.unreadable().isEmpty() && changes.notRead().isEmpty()) {
            coverage.add(Coverage.complete(Origin.GIT, FactKind.SECRET_CANDIDATE));
        } else if (!changes.unreadable().isEmpty()) {
            List<String> ids = changes.unreadable().stream()
                    .limit(NAMED)
                    .map(ObjectId::toString)
                    .toList();
            int more = changes.unreadable().size() - ids.size();
            coverage.add(Coverage.partial(
                    Origin.GIT,
                    FactKind.SECRET_CANDIDATE,
                    "objects are missing or damaged: " + String.join(", ", ids)
                            + (more > 0 ? " and " + more + " more" : ""),
                    null));
        }
        List<String> undone = changes.unreadable().stream()
                .map(id -> id + " is missing or damaged")
                .toList();
        return new Searched(placed, coverage, List.of(), extent, undone, Redaction.ofFormats(search.ruleset()));
    }

    /** A rule's secret at a path is one finding, through all versions of the file that have it. */
    private List<Searched.Placed> placed(
            List<Brought> all, Map<String, ObjectId> head, Function<Brought, List<String>> refs) {
        Map<Together, List<Brought>> together = new LinkedHashMap<>();
        Map<ObjectId, Set<String>> paths = new HashMap<>();
        for (Brought brought : all) {
            boolean blob = brought.where() == Brought.Where.BLOB;
            String path = brought.sighting().path();
            paths.computeIfAbsent(brought.object(), unseen -> new TreeSet<>()).add(path);
            together.computeIfAbsent(
                            new Together(
                                    brought.sighting().rule(),
                                    brought.sighting().value(),
                                    path,
                                    blob ? null : brought.object(),
                                    blob ? 0 : brought.sighting().line()),
                            unseen -> new ArrayList<>())
                    .add(brought);
        }
        List<Searched.Placed> placed = new ArrayList<>();
        for (List<Brought> versions : together.values()) {
            Brought first = versions.getFirst();
            boolean inHead = versions.stream()
                    .anyMatch(b -> b.where() == Brought.Where.BLOB
                            && b.object().equals(head.get(b.sighting().file())));
            boolean inFile = first.where() == Brought.Where.BLOB || first.where() == Brought.Where.INDEX;
            Set<String> reaching = new LinkedHashSet<>();
            versions.forEach(b -> reaching.addAll(refs.apply(b)));
            placed.add(new Searched.Placed(
                    first.sighting(),
                    traces.of(
                            first,
                            inHead,
                            inFile ? List.copyOf(paths.getOrDefault(first.object(), Set.of())) : List.of(),
                            List.copyOf(reaching)),
                    versions.stream()
                            .map(b -> new Seen(
                                    b.commitId() == null ? "" : b.commitId().toString(), b.sighting()))
                            .toList(),
                    false));
        }
        return placed;
    }

    /** What makes sightings one finding. */
    private record Together(
            String rule,
            SecretValue value,
            String path,
            @Nullable ObjectId object,
            int line) {}

    @Override
    public void close() {
        database.close();
    }
}
