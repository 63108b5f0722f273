package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.gitobjects.Delta;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.ObjectType;
import dev.gatehouse.engines.gitobjects.ObjectView;
import dev.gatehouse.engines.gitobjects.ObjectVisitor;
import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.gitobjects.Problems;
import dev.gatehouse.engines.gitobjects.content.Commit;
import dev.gatehouse.engines.gitobjects.content.Tag;
import dev.gatehouse.engines.secretscan.Match;
import dev.gatehouse.engines.secretscan.Utf8Text;
import dev.gatehouse.engines.secretscan.archive.Archives;
import dev.gatehouse.engines.secretscan.archive.UnreadKind;
import dev.gatehouse.engines.secretscan.cache.ScanCache;
import dev.gatehouse.engines.secretscan.gitleaks.RuleMatch;
import dev.gatehouse.engines.secretscan.history.graph.CommitGraph;
import dev.gatehouse.engines.secretscan.search.ContentSearch;
import dev.gatehouse.engines.secretscan.search.Ruleset;
import dev.gatehouse.engines.secretscan.search.Sighting;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Scans every object of a walk, and notes those in which secrets seem to stand. */
final class ObjectScan implements ObjectVisitor<Kept> {

    private static final int REPORTED_EVERY = 4096;

    /** More than are listed in the end, of which the judgement of a place may take some away. */
    private static final int MOST_SIGHTS = 4 * ContentSearch.MOST;

    private final Ruleset ruleset;
    private final ScanCache cache;
    private final CommitGraph graph;
    private final Problems problems;
    private final Progress progress;
    private final Suspects suspects = new Suspects();
    private final LargeScan large;
    private final Identities identities;
    private final ConcurrentLinkedQueue<BlobScanner> all = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<BlobScanner> scanners;

    private final LongAdder blobs = new LongAdder();
    private final LongAdder inherited = new LongAdder();
    private final LongAdder remembered = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder largeBytes = new LongAdder();

    ObjectScan(
            Ruleset ruleset,
            HistoryOptions.Manner manner,
            ScanCache cache,
            CommitGraph graph,
            Problems problems,
            Progress progress) {
        this.problems = problems;
        this.ruleset = ruleset;
        this.cache = cache;
        this.graph = graph;
        this.progress = progress;
        this.large = new LargeScan(ruleset);
        this.identities = new Identities(new ContentSearch(ruleset));
        SeamFilter seams =
                new SeamFilter(ruleset.scanner().keywords(), ruleset.scanner().longestKeyword());
        scanners = ThreadLocal.withInitial(() -> {
            BlobScanner scanner = new BlobScanner(ruleset.scanner(), seams, manner);
            all.add(scanner);
            return scanner;
        });
    }

    Suspects suspects() {
        return suspects;
    }

    HistoryResult.Counts counts() {
        long scanned = all.stream().mapToLong(BlobScanner::scanned).sum() + largeBytes.sum();
        return new HistoryResult.Counts(
                blobs.sum(), inherited.sum(), remembered.sum(), graph.messages(), bytes.sum(), scanned);
    }

    @Override
    public boolean wants(ObjectType type) {
        return type != ObjectType.TREE;
    }

    @Override
    public @Nullable Predicate<ObjectId> only(ObjectType type) {
        return type == ObjectType.BLOB && !cache.isEmpty() ? this::isNew : null;
    }

    private boolean isNew(ObjectId id) {
        if (cache.isClean(id)) {
            remembered.increment();
            return false;
        }
        return true;
    }

    /** What a fault of ours would make of one object does not keep the others from being scanned. */
    @Override
    public @Nullable Kept visit(ObjectView object, @Nullable Kept base) {
        try {
            return scanned(object, base);
        } catch (RuntimeException | StackOverflowError e) {
            String what = e.getClass().getSimpleName();
            problems.add(new Problem(Problem.Kind.UNSUPPORTED, "", object.id(), "searching it failed: " + what));
            return null;
        }
    }

    private @Nullable Kept scanned(ObjectView object, @Nullable Kept base) {
        return switch (object.type()) {
            case BLOB -> blob(object, base);
            case COMMIT -> {
                if (!object.again()) {
                    commit(object.id(), object.content(), object.length());
                }
                yield null;
            }
            case TAG -> {
                if (!object.again()) {
                    tag(object.id(), object.content(), object.length());
                }
                yield null;
            }
            case TREE -> null;
        };
    }

    void commit(ObjectId id, byte[] content, int length) {
        graph.add(id, content, length);
        identity(id, content, length);
        int start = Commit.textStart(content, length);
        message(id, Where.COMMIT_MESSAGE, content, start, length);
    }

    void tag(ObjectId id, byte[] content, int length) {
        Tag tag = Tag.parse(content, length);
        graph.addTag(id, tag);
        identity(id, content, length);
        message(id, Where.TAG_MESSAGE, content, tag.messageStart(), length);
    }

    private void identity(ObjectId id, byte[] content, int length) {
        List<Suspects.Sight> sights = new ArrayList<>();
        for (Sighting sighting : identities.search(content, length)) {
            byte[] value = sighting.value().reveal();
            sights.add(new Suspects.Sight(sighting.rule(), suspects.hash(value, 0, value.length), 0, 0));
        }
        if (!sights.isEmpty()) {
            suspects.addIdentity(new Suspects.Suspect(id, Where.IDENTITY, sights));
        }
    }

    private void message(ObjectId id, Where where, byte[] content, int start, int length) {
        if (length > start) {
            byte[] raw = Arrays.copyOfRange(content, start, length);
            byte[] text = Utf8Text.of(raw, raw.length);
            BlobScanner scanner = scanners.get();
            scanner.scan(text, text.length);
            note(id, where, text, text.length, scanner.candidates());
        }
    }

    /** Scans a blob that is in memory. */
    void blob(ObjectId id, Where where, byte[] content, int length) {
        blobs.increment();
        bytes.add(length);
        boolean converts = Utf8Text.isUtf16(content, length);
        byte[] text = converts ? Utf8Text.of(content, length) : content;
        int textLength = converts ? text.length : length;
        BlobScanner scanner = scanners.get();
        scanner.scan(text, textLength);
        note(id, where, text, textLength, scanner.candidates());
    }

    private @Nullable Kept blob(ObjectView object, @Nullable Kept base) {
        byte[] content = object.content();
        int length = object.length();
        BlobScanner scanner = scanners.get();
        if (Utf8Text.isUtf16(content, length)) {
            if (!object.again()) {
                blob(object.id(), Where.BLOB, content, length);
            }
            return null;
        }
        if (object.again() && cache.isClean(object.id())) {
            return null;
        }
        Delta delta = object.delta();
        boolean inherits = delta != null && base != null && scanner.inherits(delta, length);
        if (inherits && delta != null && base != null) {
            scanner.scan(content, length, delta, base);
        } else {
            scanner.scan(content, length);
        }
        if (!object.again()) {
            blobs.increment();
            bytes.add(length);
            inherited.add(inherits ? 1 : 0);
            if (blobs.intValue() % REPORTED_EVERY == 0) {
                progress.at("blobs scanned", blobs.sum());
            }
            ObjectId id = object.id();
            note(id, Where.BLOB, content, length, scanner.candidates());
        }
        return scanner.keep(length);
    }

    @Override
    public void visitLarge(ObjectType type, ObjectId id, long length, InputStream content) throws IOException {
        if (type != ObjectType.BLOB) {
            String what = type.word() + " of " + length + " bytes was not searched";
            problems.add(new Problem(Problem.Kind.TOO_LARGE, "", id, "a " + what));
            return;
        }
        blobs.increment();
        bytes.add(length);
        largeBytes.add(length);
        List<String> unread = new ArrayList<>();
        List<Suspects.Sight> sights = large.scan(content, suspects, notRead(id, unread));
        if (!sights.isEmpty()) {
            suspects.add(new Suspects.Suspect(id, Where.BLOB, sights));
        } else if (unread.isEmpty()) {
            cache.addClean(id);
        }
    }

    private void note(ObjectId id, Where where, byte[] content, int length, List<Match> candidates) {
        List<Suspects.Sight> sights = new ArrayList<>();
        if (!candidates.isEmpty()) {
            List<Match> matches = ruleset.scanner().withoutOverlaps(candidates);
            if (matches.size() > MOST_SIGHTS) {
                problems.add(new Problem(Problem.Kind.TOO_LARGE, "", id, ContentSearch.TOO_MANY));
            }
            if (where == Where.BLOB && matches.size() <= MOST_SIGHTS) {
                suspects.addMatches(id, matches);
            }
            for (Match match : matches.subList(0, Math.min(MOST_SIGHTS, matches.size()))) {
                sights.add(sight(match.detector().id(), content, match.start(), match.end()));
            }
        }
        if (!ruleset.rules().isEmpty()) {
            for (RuleMatch match : ruleset.rules().scan(content, length, null, null)) {
                sights.add(sight(match.rule().id(), content, match.secretStart(), match.secretEnd()));
            }
        }
        UnreadKind unread = where == Where.BLOB ? UnreadKind.of(content, length) : null;
        boolean whole = unread == null;
        if (unread != null) {
            problems.add(new Problem(Problem.Kind.UNSUPPORTED, "", id, unread.reason()));
        }
        if (where == Where.BLOB && Archives.isArchive(content, length)) {
            whole = addArchived(id, content, length, sights);
        }
        if (!sights.isEmpty()) {
            suspects.add(new Suspects.Suspect(id, where, sights));
        } else if (where == Where.BLOB && whole) {
            cache.addClean(id);
        }
    }

    private ContentSearch.NotRead notRead(ObjectId id, List<String> unread) {
        return (part, reason) -> {
            unread.add(part);
            problems.add(new Problem(Problem.Kind.TOO_LARGE, part, id, reason));
        };
    }

    /** Adds what stands in the files of an archive; returns whether all could be read. */
    private boolean addArchived(ObjectId id, byte[] content, int length, List<Suspects.Sight> sights) {
        ContentSearch search = new ContentSearch(ruleset);
        List<String> unread = new ArrayList<>();
        List<Sighting> found = search.search(content, length, "", null, notRead(id, unread));
        for (Sighting sighting : found) {
            byte[] value = sighting.value().reveal();
            Suspects.Sight sight =
                    new Suspects.Sight(sighting.rule(), suspects.hash(value, 0, value.length), 0, value.length);
            if (sights.stream().noneMatch(s -> s.rule().equals(sight.rule()) && s.value() == sight.value())) {
                sights.add(sight);
            }
        }
        return unread.isEmpty();
    }

    private Suspects.Sight sight(String rule, byte[] content, int start, int end) {
        return new Suspects.Sight(rule, suspects.hash(content, start, end), start, end);
    }
}
