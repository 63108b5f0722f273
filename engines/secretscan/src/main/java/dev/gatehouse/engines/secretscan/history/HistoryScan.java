package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.engines.gitobjects.ObjectDatabase;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.ObjectWalk;
import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.gitobjects.Problems;
import dev.gatehouse.engines.gitobjects.index.IndexEntry;
import dev.gatehouse.engines.gitobjects.index.IndexFile;
import dev.gatehouse.engines.gitobjects.refs.References;
import dev.gatehouse.engines.secretscan.cache.CacheKey;
import dev.gatehouse.engines.secretscan.cache.ScanCache;
import dev.gatehouse.engines.secretscan.gitleaks.GitleaksRule;
import dev.gatehouse.engines.secretscan.history.graph.CommitGraph;
import dev.gatehouse.engines.secretscan.history.graph.ObjectTable;
import dev.gatehouse.engines.secretscan.history.graph.TreeGraph;
import dev.gatehouse.engines.secretscan.search.ContentSearch;
import dev.gatehouse.engines.secretscan.search.Ruleset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Scans a repository; see the package. */
public final class HistoryScan {

    /** Where a problem is that the clone is shallow. */
    public static final String SHALLOW = "shallow";

    private final GitDirectory directory;
    private final Ruleset ruleset;
    private final HistoryOptions options;
    private final KnownSecrets known;

    private HistoryScan(GitDirectory directory, Ruleset ruleset, HistoryOptions options, KnownSecrets known) {
        this.known = known;
        this.directory = directory;
        this.ruleset = ruleset;
        this.options = options;
    }

    public static HistoryScan of(GitDirectory directory, Ruleset ruleset, HistoryOptions options) {
        return new HistoryScan(directory, ruleset, options, KnownSecrets.NONE);
    }

    /** The same, which marks what is known. */
    public HistoryScan knowing(KnownSecrets secrets) {
        return new HistoryScan(directory, ruleset, options, secrets);
    }

    /** Scans it. */
    public HistoryResult run(Progress progress) throws InterruptedException {
        try (ObjectDatabase database = ObjectDatabase.open(directory, options.limits())) {
            References references = References.read(directory, options.limits(), database.problems());
            return everything(database, references, progress);
        }
    }

    private HistoryResult everything(ObjectDatabase database, References references, Progress progress)
            throws InterruptedException {
        CommitGraph graph = new CommitGraph(
                directory.format(), new ObjectTable(database, directory.format().idLength()));
        ScanCache cache = cache();
        ObjectScan scan = new ObjectScan(ruleset, options.manner(), cache, graph, database.problems(), progress);
        ObjectWalk walk = database.walk(options.threads());
        walk.visit(scan);
        cache.save();

        List<ObjectId> followed = scan.suspects().all().stream()
                .filter(suspect -> suspect.where() == Where.BLOB)
                .map(Suspects.Suspect::id)
                .toList();
        ContentSearch search = new ContentSearch(ruleset);
        boolean byPath = ruleset.configuration().rules().stream().anyMatch(GitleaksRule::byPathOnly);
        TreeGraph trees = trees(database, walk, graph, followed, search, byPath, progress);
        if (!byPath && trees.namesTell()) {
            byPath = true;
            trees = trees(database, walk, graph, followed, search, true, progress);
        }
        PathRules paths = new PathRules(search, byPath);
        Tips tips = new Tips(references, graph);
        Attribution attribution =
                new Attribution(graph, trees, tips, scan.suspects(), paths, new Asked(known.versions()));
        Map<String, List<IndexEntry>> indexes = IndexFile.all(directory, options.limits(), database.problems());
        boolean gaps = nameMissing(database, graph, trees, tips, attribution.reached());
        boolean all = options.unreachable() || directory.otherReferences() || gaps;

        List<Group> groups = attribution.groups(references.get("HEAD"), indexes, all, options.threads());
        List<HistoryFinding> findings = new Findings(
                        new Reachability(graph, attribution.order(), tips),
                        () -> new Sightings(database, graph, scan.suspects(), ruleset, known),
                        all)
                .of(groups, options.threads());
        Problems problems = database.problems();
        return new HistoryResult(findings, problems.list(), problems.count(), scan.counts(), cache.problems());
    }

    private ScanCache cache() {
        Path place = options.cache();
        return place == null
                ? ScanCache.NONE
                : ScanCache.open(place, CacheKey.of(ruleset, options.limits(), directory.format()));
    }

    private TreeGraph trees(
            ObjectDatabase database,
            ObjectWalk walk,
            CommitGraph graph,
            List<ObjectId> followed,
            ContentSearch search,
            boolean every,
            Progress progress)
            throws InterruptedException {
        TreeGraph trees =
                new TreeGraph(database.problems(), directory.format(), graph.trees(), followed, search, every);
        progress.at("trees read", 0);
        walk.visit(trees);
        return trees;
    }

    /**
     * Names what commits and trees that something reaches name, and what is not there; returns whether a commit or a
     * tree is among it, so that nobody can say of any object that nothing reaches it.
     */
    private boolean nameMissing(
            ObjectDatabase database, CommitGraph graph, TreeGraph trees, Tips tips, BitSet reached) {
        graph.trees().lookAgain();
        boolean gaps = false;
        Problems problems = database.problems();
        boolean shallow = Files.isRegularFile(directory.common().resolve(SHALLOW));
        if (shallow) {
            problems.add(Problem.Kind.MISSING, SHALLOW, "the clone is shallow: older commits are not there");
        }
        for (Tips.Tip tip : tips.all()) {
            if (!tip.log() && !database.contains(tip.object())) {
                problems.add(new Problem(Problem.Kind.MISSING, tip.name(), tip.object(), "the object is missing"));
                gaps = true;
            }
        }
        List<Integer> roots = new ArrayList<>();
        for (int commit = reached.nextSetBit(0); commit >= 0; commit = reached.nextSetBit(commit + 1)) {
            if (graph.isThere(commit)) {
                int tree = graph.tree(commit);
                roots.add(tree);
                if (graph.trees().isMissing(tree)) {
                    gaps = true;
                    problems.add(
                            new Problem(Problem.Kind.MISSING, "", graph.trees().id(tree), "the tree is missing"));
                }
            } else if (!shallow) {
                ObjectId id = graph.commits().id(commit);
                problems.add(new Problem(Problem.Kind.MISSING, "", id, "the commit is missing"));
                gaps = true;
            }
        }
        TreeGraph.Missing missing =
                trees.missingFrom(roots.stream().mapToInt(Integer::intValue).toArray());
        for (ObjectId id : missing.objects()) {
            problems.add(new Problem(Problem.Kind.MISSING, "", id, "the object is missing"));
        }
        return gaps || missing.trees();
    }
}
