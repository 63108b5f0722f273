package dev.gatehouse.report.digest;

import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.FileReading;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.model.judgement.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that was not, or not completely, observed.
 *
 * @param what for people: {@code github:acme: members and their second factors}, {@code 3 files}
 * @param why the reason
 * @param remedy the one line that would show it, where one is known
 * @param rules how many rules are unknown for it
 * @param files the files concerned, with {@code :line:column} where that is known; empty where it isn't files
 */
public record Gap(String what, String why, @Nullable String remedy, int rules, List<String> files) {

    /** How many files a short report names. */
    public static final int FILES = 3;

    /** How many kinds of fact are named one by one. */
    private static final int NAMED = 5;

    private static final Comparator<Gap> MOST_RULES_FIRST = Comparator.comparingInt(Gap::rules)
            .reversed()
            .thenComparing(Gap::what)
            .thenComparing(Gap::why);

    /** What was not observed of systems, those that leave most rules unanswered first; then files, by reason. */
    public static List<Gap> of(Judgement judgement) {
        List<Gap> gaps = new ArrayList<>(ofSystems(judgement));
        gaps.sort(MOST_RULES_FIRST);
        gaps.addAll(ofFiles(judgement));
        return gaps;
    }

    private static List<Gap> ofSystems(Judgement judgement) {
        Set<FactKind> kinds = EnumSet.noneOf(FactKind.class);
        judgement.rules().forEach(r -> kinds.addAll(r.rule().needs()));
        judgement.snapshot().coverage().forEach(c -> kinds.add(c.kind()));
        Map<List<Object>, List<Coverage>> grouped = new LinkedHashMap<>();
        for (FactKind kind : kinds) {
            for (Coverage coverage : judgement.snapshot().gaps(kind)) {
                if (!isToldByFiles(judgement, coverage)) {
                    boolean ofNoSource = coverage.source().equals("-");
                    grouped.computeIfAbsent(
                                    List.of(
                                            coverage.source(),
                                            ofNoSource ? "" : coverage.reason(),
                                            String.valueOf(coverage.remedy())),
                                    k -> new ArrayList<>())
                            .add(coverage);
                }
            }
        }
        return grouped.values().stream().map(g -> gap(judgement, g)).toList();
    }

    /** Files that were not wholly read are named below by themselves, with the same reason. */
    private static boolean isToldByFiles(Judgement judgement, Coverage coverage) {
        return coverage.source().equals(Origin.FILES)
                && judgement.snapshot().files().stream()
                        .anyMatch(f -> f.missing().contains(coverage.kind()));
    }

    private static Gap gap(Judgement judgement, List<Coverage> same) {
        Coverage first = same.getFirst();
        Set<FactKind> kinds = EnumSet.noneOf(FactKind.class);
        same.forEach(c -> kinds.add(c.kind()));
        List<String> plurals = kinds.stream().map(FactKind::plural).toList();
        boolean ofNoSource = first.source().equals("-");
        String what = ofNoSource ? joined(plurals) : first.source() + ": " + joined(plurals);
        String why = ofNoSource && same.size() > 1 ? "no source was given" : first.reason();
        return new Gap(what, why, capitalised(first.remedy()), unanswered(judgement, kinds), List.of());
    }

    private static String joined(List<String> names) {
        if (names.size() > NAMED) {
            return String.join(", ", names.subList(0, 2)) + " and " + (names.size() - 2) + " more";
        }
        int last = names.size() - 1;
        return last < 1 ? names.getFirst() : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private static int unanswered(Judgement judgement, Set<FactKind> kinds) {
        int rules = 0;
        for (RuleResult result : judgement.rules()) {
            if (result.verdict() == Verdict.UNKNOWN
                    && result.rule().needs().stream().anyMatch(kinds::contains)) {
                rules++;
            }
        }
        return rules;
    }

    private static List<Gap> ofFiles(Judgement judgement) {
        Map<String, List<FileReading>> byReason = new TreeMap<>();
        judgement.snapshot().files().forEach(file -> {
            String reason = file.reason();
            if (reason != null) {
                byReason.computeIfAbsent(Place.of(reason).rest(), k -> new ArrayList<>())
                        .add(file);
            }
        });
        return byReason.entrySet().stream()
                .map(e -> ofFiles(judgement, e.getKey(), e.getValue()))
                .sorted(Comparator.<Gap>comparingInt(gap -> -gap.files().size()).thenComparing(Gap::why))
                .toList();
    }

    private static Gap ofFiles(Judgement judgement, String reason, List<FileReading> files) {
        Set<FactKind> kinds = EnumSet.noneOf(FactKind.class);
        String remedy = null;
        for (FileReading file : files) {
            kinds.addAll(file.missing());
            remedy = remedy == null ? file.remedy() : remedy;
        }
        return new Gap(
                Sentence.count(files.size(), "file", "files"),
                reason,
                capitalised(remedy),
                unanswered(judgement, kinds),
                files.stream()
                        .map(f ->
                                f.file() + Place.of(String.valueOf(f.reason())).suffix())
                        .toList());
    }

    private static @Nullable String capitalised(@Nullable String remedy) {
        return remedy == null || remedy.isEmpty()
                ? null
                : Character.toUpperCase(remedy.charAt(0)) + remedy.substring(1);
    }

    /** A reason that begins with the place in the file, {@code 14:3 a template, not rendered}, taken apart. */
    private record Place(String suffix, String rest) {

        static Place of(String reason) {
            int end = 0;
            int colons = 0;
            while (end < reason.length() && (isDigit(reason.charAt(end)) || reason.charAt(end) == ':')) {
                colons += reason.charAt(end) == ':' ? 1 : 0;
                end++;
            }
            boolean place =
                    end < reason.length() && reason.charAt(end) == ' ' && colons == 1 && isDigit(reason.charAt(0));
            return place ? new Place(":" + reason.substring(0, end), reason.substring(end + 1)) : new Place("", reason);
        }

        private static boolean isDigit(char character) {
            return character >= '0' && character <= '9';
        }
    }
}
