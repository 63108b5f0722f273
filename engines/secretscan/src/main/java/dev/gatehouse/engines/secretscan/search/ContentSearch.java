package dev.gatehouse.engines.secretscan.search;

import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.Match;
import dev.gatehouse.engines.secretscan.Utf8Text;
import dev.gatehouse.engines.secretscan.archive.ArchiveLimits;
import dev.gatehouse.engines.secretscan.archive.ArchiveVisitor;
import dev.gatehouse.engines.secretscan.archive.Archives;
import dev.gatehouse.engines.secretscan.archive.UnreadKind;
import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import dev.gatehouse.engines.secretscan.generic.GenericJudgement;
import dev.gatehouse.engines.secretscan.gitleaks.Entropy;
import dev.gatehouse.engines.secretscan.gitleaks.GitleaksConfiguration;
import dev.gatehouse.engines.secretscan.gitleaks.GitleaksRule;
import dev.gatehouse.engines.secretscan.gitleaks.RuleMatch;
import dev.gatehouse.engines.secretscan.gitleaks.RuleScanner;
import dev.gatehouse.engines.secretscan.kubernetes.ManifestJudgement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Searches one content whose place is known. Immutable; contents may be searched in parallel. */
public final class ContentSearch {

    /** The most secrets of one content that are listed. */
    public static final int MOST = 10_000;

    /** What is said of a content that has more. */
    public static final String TOO_MANY = "it has 10,000 secrets or more; no further ones are listed";

    private static final int LONGEST_MATCH = 400;

    /** In bytes; what is shorter has no format that could be known. */
    public static final int SHORTEST_TOKEN = 16;

    private final Ruleset ruleset;
    private final Archives archives = new Archives(ArchiveLimits.STANDARD);

    public ContentSearch(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    /** What is searched for. */
    public Ruleset ruleset() {
        return ruleset;
    }

    /** The detectors of what has a format of its own. */
    private static final class OfAFormat {

        private static final Set<String> IDS =
                StandardDetectors.tokens().stream().map(Detector::id).collect(Collectors.toUnmodifiableSet());
    }

    static boolean isOfAFormat(String detector) {
        return OfAFormat.IDS.contains(detector);
    }

    /** Takes what could not be searched. */
    @FunctionalInterface
    public interface NotRead {

        /**
         * A part of a content.
         *
         * @param path its place, or the content's own
         * @param reason for people, without a full stop
         */
        void notRead(String path, String reason);
    }

    /** A secret's place before lines are counted. */
    private record Found(
            String rule,
            String description,
            Confidence confidence,
            int start,
            int end,
            int secretStart,
            int secretEnd,
            double entropy,
            List<String> tags) {}

    /**
     * Searches it.
     *
     * @param content UTF-8, UTF-16 or any bytes
     * @param length how many of them count
     * @param path relative to the root
     * @param commit where it stands; null outside history
     * @return in the order of the content
     */
    public List<Sighting> search(byte[] content, int length, String path, @Nullable String commit) {
        return search(content, length, path, commit, (part, reason) -> {});
    }

    /**
     * As {@link #search(byte[], int, String, String)}.
     *
     * @param notRead takes what an archive keeps to itself
     */
    public List<Sighting> search(byte[] content, int length, String path, @Nullable String commit, NotRead notRead) {
        return search(content, length, path, commit, notRead, null);
    }

    /**
     * As {@link #search(byte[], int, String, String, NotRead)}.
     *
     * @param known what the ruleset's scanner finds in the content, converted by {@link Utf8Text}; null where that is
     *     not known
     */
    public List<Sighting> search(
            byte[] content,
            int length,
            String path,
            @Nullable String commit,
            NotRead notRead,
            @Nullable List<Match> known) {
        List<Sighting> sightings = new ArrayList<>(ofPath(path, commit));
        if (ruleset.configuration().allowsAllOf(path, commit)) {
            return sightings;
        }
        byte[] text = Utf8Text.of(content, length);
        List<Match> matches = known == null ? ruleset.scanner().scan(text, text.length) : known;
        List<Sighting> own = search(text, 0, text.length, path, commit, matches);
        if (own.size() >= MOST) {
            notRead.notRead(path, TOO_MANY);
        }
        UnreadKind unread = UnreadKind.of(content, length);
        if (unread != null) {
            notRead.notRead(path, unread.reason());
        }
        if (Archives.isArchive(content, length)) {
            List<Sighting> within = within(content, length, path, commit, notRead);
            own = own.stream()
                    .filter(s -> within.stream().noneMatch(w -> same(s, w)))
                    .toList();
            sightings.addAll(within);
        }
        sightings.addAll(own);
        return sightings;
    }

    /** What stands in an archive uncompressed is found twice: the file within says more. */
    private static boolean same(Sighting one, Sighting other) {
        return one.rule().equals(other.rule()) && one.value().equals(other.value());
    }

    private List<Sighting> within(byte[] content, int length, String path, @Nullable String commit, NotRead notRead) {
        List<Sighting> sightings = new ArrayList<>();
        archives.visit(path, content, length, new ArchiveVisitor() {
            @Override
            public void file(String member, byte[] bytes) {
                sightings.addAll(ofPath(member, commit));
                byte[] text = Utf8Text.of(bytes, bytes.length);
                sightings.addAll(search(text, 0, text.length, member, commit));
            }

            @Override
            public void notRead(String member, String reason) {
                notRead.notRead(member, reason);
            }
        });
        return sightings;
    }

    /**
     * What begins in a part of a text.
     *
     * @param text UTF-8; all of it is looked at
     * @param from offset of the part's first byte
     * @param to offset after its last
     */
    List<Sighting> search(byte[] text, int from, int to, String path, @Nullable String commit) {
        if (text.length == 0 || ruleset.configuration().allowsAllOf(path, commit)) {
            return new ArrayList<>();
        }
        return search(text, from, to, path, commit, ruleset.scanner().scan(text, text.length));
    }

    private List<Sighting> search(
            byte[] text, int from, int to, String path, @Nullable String commit, List<Match> matches) {
        List<Sighting> sightings = new ArrayList<>();
        List<Found> found = new ArrayList<>();
        for (Match scanned : matches) {
            if (found.size() >= MOST) {
                break;
            }
            Match match = GenericJudgement.judge(ManifestJudgement.judge(scanned, path), text, text.length, path);
            if (match != null
                    && match.confidence().compareTo(ruleset.least()) >= 0
                    && !allowed(match, text, path, commit)) {
                found.add(standard(match, text));
            }
        }
        for (RuleMatch match : ruleset.rules().scan(text, text.length, path, commit)) {
            if (found.size() < 2 * MOST && !AllowComments.allow(text, text.length, match.start(), match.end())) {
                found.add(own(match, text));
            }
        }
        found.removeIf(f -> f.start() < from || f.start() >= to);
        found.sort((a, b) -> a.start() == b.start() ? a.end() - b.end() : a.start() - b.start());
        place(found.subList(0, Math.min(MOST, found.size())), text, path, sightings);
        return sightings;
    }

    /** What a path alone says: a configuration's rules, and what has the format of a secret in its names. */
    public List<Sighting> ofPath(String path, @Nullable String commit) {
        List<Sighting> sightings = new ArrayList<>();
        for (GitleaksRule rule : ruleset.rules().pathRules(path, commit)) {
            sightings.add(ofPath(
                    path, rule.id(), rule.description(), SecretValue.of(""), "file detected: " + path, rule.tags()));
        }
        for (Sighting name : ofName(path, path, commit)) {
            sightings.add(ofPath(path, name.rule(), name.description(), name.value(), Sighting.REDACTED, List.of()));
        }
        return sightings;
    }

    private static Sighting ofPath(
            String path, String rule, String description, SecretValue value, String match, List<String> tags) {
        return new Sighting(rule, description, Confidence.HIGH, path, 0, 0, 0, 0, value, match, 0, tags);
    }

    /**
     * Searches a text that names something or someone. Only what has a format of its own counts: of any other name it
     * can't be told whether it is a password.
     *
     * @param path where it stands
     */
    public List<Sighting> ofName(String name, String path, @Nullable String commit) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        if (text.length < SHORTEST_TOKEN || ruleset.configuration().allowsAllOf(path, commit)) {
            return List.of();
        }
        List<Found> found = new ArrayList<>();
        for (Match match : ruleset.scanner().scan(text, text.length)) {
            if (isOfAFormat(match.detector().id())
                    && match.confidence() == Confidence.HIGH
                    && !allowed(match, text, path, commit)) {
                found.add(standard(match, text));
            }
        }
        List<Sighting> sightings = new ArrayList<>();
        place(found, text, path, sightings);
        return sightings;
    }

    private boolean allowed(Match match, byte[] text, String path, @Nullable String commit) {
        if (AllowComments.allow(text, text.length, match.start(), match.end())) {
            return true;
        }
        GitleaksConfiguration configuration = ruleset.configuration();
        if (configuration.allowlists().isEmpty() && configuration.ofStandard().isEmpty()) {
            return false;
        }
        return configuration.allows(
                match.detector().id(),
                text(text, match.start(), match.end()),
                RuleScanner.lines(text, text.length, match.start(), match.end()),
                path,
                commit);
    }

    private static Found standard(Match match, byte[] text) {
        return new Found(
                match.detector().id(),
                match.detector().description(),
                match.confidence(),
                match.start(),
                match.end(),
                match.start(),
                match.end(),
                Entropy.of(text(text, match.start(), match.end())),
                List.of());
    }

    /** A match that begins with a line break stands on the line after it. */
    private static Found own(RuleMatch match, byte[] text) {
        int start = match.start();
        while (start < match.secretStart() && text[start] == '\n') {
            start++;
        }
        return new Found(
                match.rule().id(),
                match.rule().description(),
                Confidence.HIGH,
                start,
                match.end(),
                match.secretStart(),
                match.secretEnd(),
                match.entropy(),
                match.rule().tags());
    }

    private static void place(List<Found> found, byte[] text, String path, List<Sighting> sightings) {
        Lines lines = new Lines(text);
        for (Found each : found) {
            lines.moveTo(each.start());
            int line = lines.line();
            int column = lines.column();
            Lines end = lines.copy();
            end.moveTo(Math.max(each.start(), each.end() - 1));
            sightings.add(new Sighting(
                    each.rule(),
                    each.description(),
                    each.confidence(),
                    path,
                    line,
                    column,
                    end.line(),
                    end.column(),
                    SecretValue.of(text, each.secretStart(), each.secretEnd()),
                    match(each, text),
                    each.entropy(),
                    each.tags()));
        }
    }

    private static String match(Found found, byte[] text) {
        String before = found.secretStart() - found.start() > LONGEST_MATCH
                ? ""
                : text(text, found.start(), Math.max(found.start(), found.secretStart()));
        String after = found.end() - found.secretEnd() > LONGEST_MATCH
                ? ""
                : text(text, found.secretEnd(), Math.max(found.secretEnd(), found.end()));
        return before + Sighting.REDACTED + after;
    }

    private static String text(byte[] text, int start, int end) {
        return new String(text, start, end - start, StandardCharsets.UTF_8);
    }
}
