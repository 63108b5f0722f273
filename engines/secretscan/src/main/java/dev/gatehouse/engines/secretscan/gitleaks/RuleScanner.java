package dev.gatehouse.engines.secretscan.gitleaks;

import com.google.re2j.Matcher;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the rules of a configuration over contents. Immutable; contents may be scanned in parallel.
 *
 * <p>A rule with keywords is asked where one of them stands: of a content of up to 128 KiB as a whole, of a larger one
 * within 8 KiB of the keyword. A rule without is asked of every content, in overlapping chunks of 1 MiB.
 */
public final class RuleScanner {

    private static final int LONGEST_LINE = 4096;
    private static final int MOST_OF_RULE = 10_000;

    private final GitleaksConfiguration configuration;
    private final List<GitleaksRule> rules;
    private final Map<String, GitleaksRule> byId = new LinkedHashMap<>();
    private final KeywordFinder finder;

    /** For each keyword the rules that have it. */
    private final int[][] askers;

    /** The rules without keywords. */
    private final int[] always;

    public RuleScanner(GitleaksConfiguration configuration) {
        this.configuration = configuration;
        this.rules = configuration.rules().stream().filter(r -> !r.byPathOnly()).toList();
        rules.forEach(r -> byId.put(r.id(), r));
        Map<String, List<Integer>> keywords = new LinkedHashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            for (String keyword : rules.get(i).keywords()) {
                keywords.computeIfAbsent(keyword, unseen -> new ArrayList<>()).add(i);
            }
        }
        finder = new KeywordFinder(List.copyOf(keywords.keySet()));
        askers = keywords.values().stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        always = IntStream.range(0, rules.size())
                .filter(i -> rules.get(i).keywords().isEmpty())
                .toArray();
    }

    /** Whether there is any rule that looks into contents. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** The rules that judge a path alone. */
    public List<GitleaksRule> pathRules(@Nullable String path, @Nullable String commit) {
        if (path == null || configuration.allowsAllOf(path, commit)) {
            return List.of();
        }
        return configuration.rules().stream()
                .filter(r -> r.byPathOnly() && !r.silent() && r.concerns(path))
                .filter(r -> r.allowlists().stream().noneMatch(a -> a.allowsAllOf(path, commit)))
                .toList();
    }

    /**
     * What the rules find in a content.
     *
     * @param content as bytes
     * @param length how many of them count
     * @param path where it stands, relative to the root; null where that is not known yet: then all that could be found
     *     under some path is
     * @param commit where it stands; null outside history
     * @return in the order of the rules, then of the content
     */
    public List<RuleMatch> scan(byte[] content, int length, @Nullable String path, @Nullable String commit) {
        if (rules.isEmpty() || configuration.allowsAllOf(path, commit)) {
            return List.of();
        }
        SortedMap<Integer, Windows> asked = new TreeMap<>();
        for (int rule : always) {
            asked.put(rule, Windows.all(length));
        }
        finder.find(content, length, (keyword, start, end) -> {
            for (int rule : askers[keyword]) {
                asked.computeIfAbsent(rule, unseen -> new Windows()).add(start, end, length);
            }
        });
        List<RuleMatch> found = new ArrayList<>();
        for (Map.Entry<Integer, Windows> entry : asked.entrySet()) {
            GitleaksRule rule = rules.get(entry.getKey());
            if (!rule.silent()) {
                List<RuleMatch> matches = matches(rule, entry.getValue(), content, length, path, commit);
                found.addAll(
                        matches.isEmpty() || rule.required().isEmpty()
                                ? matches
                                : withRequired(rule, matches, content, length, path, commit));
            }
        }
        return withoutGeneric(found, content, length);
    }

    /** As gitleaks: a rule with "generic" in its id stands back where another finds the same on the same line. */
    private static List<RuleMatch> withoutGeneric(List<RuleMatch> found, byte[] content, int length) {
        List<RuleMatch> generic = found.stream().filter(RuleScanner::isGeneric).toList();
        if (generic.isEmpty() || generic.size() == found.size()) {
            return found;
        }
        LineIndex lines = new LineIndex(content, length);
        Map<Integer, List<String>> specific = new HashMap<>();
        for (RuleMatch match : found) {
            if (!isGeneric(match)) {
                specific.computeIfAbsent(lines.line(match.start()), unseen -> new ArrayList<>())
                        .add(text(content, match.secretStart(), match.secretEnd()));
            }
        }
        return found.stream()
                .filter(m -> !isGeneric(m)
                        || specific.getOrDefault(lines.line(m.start()), List.of()).stream()
                                .noneMatch(s -> s.contains(text(content, m.secretStart(), m.secretEnd()))))
                .toList();
    }

    private static boolean isGeneric(RuleMatch match) {
        return match.rule().id().toLowerCase(Locale.ROOT).contains("generic");
    }

    private List<RuleMatch> matches(
            GitleaksRule rule,
            Windows windows,
            byte[] content,
            int length,
            @Nullable String path,
            @Nullable String commit) {
        List<RuleMatch> matches = new ArrayList<>();
        if (!rule.concerns(path) || rule.allowlists().stream().anyMatch(a -> a.allowsAllOf(path, commit))) {
            return matches;
        }
        BitSet starts = new BitSet();
        for (int[] part : windows.bounded(length)) {
            WindowText window = WindowText.of(content, part[0], part[1]);
            Matcher matcher = Objects.requireNonNull(rule.expression()).matcher(window.text());
            int known = 0;
            int knownOffset = window.from();
            while (matches.size() < MOST_OF_RULE && matcher.find()) {
                int start = matcher.start();
                int end = trimmedEnd(window.text(), start, matcher.end());
                boolean cut = start == 0 && part[0] > 0 || end == window.text().length() && part[1] < length;
                if (end <= start || cut && part[1] - part[0] > 1) {
                    continue;
                }
                knownOffset = window.offset(start, known, knownOffset);
                known = start;
                RuleMatch match = match(rule, window, matcher, end, known, knownOffset);
                if (!starts.get(match.start()) && isSecret(match, content, length, path, commit)) {
                    starts.set(match.start());
                    matches.add(match);
                }
            }
        }
        matches.sort(Comparator.comparingInt(RuleMatch::start));
        return matches;
    }

    private static int trimmedEnd(String text, int start, int end) {
        int trimmed = end;
        while (trimmed > start && text.charAt(trimmed - 1) == '\n') {
            trimmed--;
        }
        return trimmed;
    }

    private static RuleMatch match(
            GitleaksRule rule, WindowText window, Matcher matcher, int end, int known, int knownOffset) {
        int group = rule.secretGroup();
        for (int i = 1; i <= matcher.groupCount() && group == 0; i++) {
            group = matcher.start(i) >= 0 && matcher.end(i) > matcher.start(i) ? i : 0;
        }
        boolean whole = group == 0 || matcher.start(group) < 0;
        int secretStart = whole ? matcher.start() : matcher.start(group);
        int secretEnd = whole ? end : matcher.end(group);
        while (whole && secretStart < secretEnd && window.text().charAt(secretStart) == '\n') {
            secretStart++;
        }
        return new RuleMatch(
                rule,
                knownOffset,
                window.offset(end, known, knownOffset),
                window.offset(secretStart, known, knownOffset),
                window.offset(secretEnd, known, knownOffset),
                Entropy.of(window.text().substring(secretStart, secretEnd)));
    }

    private boolean isSecret(
            RuleMatch match, byte[] content, int length, @Nullable String path, @Nullable String commit) {
        GitleaksRule rule = match.rule();
        if (rule.entropy() != 0 && match.entropy() <= rule.entropy()) {
            return false;
        }
        if (configuration.allowlists().isEmpty() && rule.allowlists().isEmpty() && !rule.unworded()) {
            return true;
        }
        String secret = text(content, match.secretStart(), match.secretEnd());
        if (rule.unworded() && TokenEfficiency.readsLikeWords(secret)) {
            return false;
        }
        String whole = text(content, match.start(), match.end());
        String line = lines(content, length, match.start(), match.end());
        return configuration.allowlists().stream().noneMatch(a -> a.allows(secret, whole, line, path, commit))
                && rule.allowlists().stream().noneMatch(a -> a.allows(secret, whole, line, path, commit));
    }

    private static String text(byte[] content, int start, int end) {
        return new String(content, start, end - start, StandardCharsets.UTF_8);
    }

    /** The lines that a part stands on, as far as they are near it. */
    public static String lines(byte[] content, int length, int start, int end) {
        int from = start;
        while (from > 0 && start - from < LONGEST_LINE && content[from - 1] != '\n') {
            from--;
        }
        int to = Math.max(start, end);
        while (to < length && to - end < LONGEST_LINE && content[to] != '\n') {
            to++;
        }
        return text(content, from, to);
    }

    private List<RuleMatch> withRequired(
            GitleaksRule rule,
            List<RuleMatch> matches,
            byte[] content,
            int length,
            @Nullable String path,
            @Nullable String commit) {
        LineIndex lines = new LineIndex(content, length);
        List<RuleMatch> kept = matches;
        for (Required required : rule.required()) {
            GitleaksRule other = byId.get(required.rule());
            List<RuleMatch> others =
                    other == null ? List.of() : matches(other, Windows.all(length), content, length, path, commit);
            kept = kept.stream()
                    .filter(m -> others.stream().anyMatch(o -> near(m, o, required, lines)))
                    .toList();
        }
        return kept;
    }

    private static boolean near(RuleMatch match, RuleMatch other, Required required, LineIndex lines) {
        Integer withinLines = required.withinLines();
        Integer withinColumns = required.withinColumns();
        return (withinLines == null || Math.abs(lines.line(match.start()) - lines.line(other.start())) <= withinLines)
                && (withinColumns == null
                        || Math.abs(lines.column(match.start()) - lines.column(other.start())) <= withinColumns);
    }
}
