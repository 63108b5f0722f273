package dev.gatehouse.engines.secretscan.generic;

import dev.gatehouse.engines.secretscan.Keyword;
import dev.gatehouse.engines.secretscan.Match;
import dev.gatehouse.engines.secretscan.generic.likelihood.Candidate;
import dev.gatehouse.engines.secretscan.generic.likelihood.Model;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges generic matches again with the path of their file, and explains judgements. */
public final class GenericJudgement {

    private static final int BEFORE = 2048;
    private static final int AFTER = 2048;
    private static final int NAME_REACH = 800;

    private GenericJudgement() {}

    /**
     * A match of a content as its path shows it.
     *
     * @param content all of the file
     * @param length how many of its bytes count
     * @param path of the file, relative, with slashes
     * @return with its confidence changed; null where the path tells that it is no secret; a match of a detector that
     *     is not generic as it is
     */
    public static @Nullable Match judge(Match match, byte[] content, int length, String path) {
        if (GenericDetectors.reader(match.detector()) == null) {
            return match;
        }
        Judged judged = judged(match, content, length, path);
        if (judged == null) {
            return match;
        }
        return judged.confidence() == null || isSealed(match, content)
                ? null
                : new Match(match.detector(), match.start(), match.end(), judged.confidence());
    }

    /**
     * The features that weighed most in the judgement of a match, the heaviest first; none for one that is not generic.
     */
    public static List<Model.Contribution> explain(Match match, byte[] content, int length, String path, int most) {
        Judged judged = judged(match, content, length, path);
        return judged == null ? List.of() : Model.standard().explain(judged.features(), most);
    }

    private static boolean isSealed(Match match, byte[] content) {
        if (!SealedValue.mayBegin(content, match.start(), match.end())) {
            return false;
        }
        int from = Math.max(0, match.start() - BEFORE);
        String text = new String(content, from, match.end() - from, StandardCharsets.ISO_8859_1);
        return SealedValue.stands(text, match.start() - from);
    }

    private static @Nullable Judged judged(Match match, byte[] content, int length, String path) {
        CandidateReader reader = GenericDetectors.reader(match.detector());
        if (reader == null) {
            return null;
        }
        int from = Math.max(0, match.start() - BEFORE);
        int to = (int) Math.min(length, (long) match.end() + AFTER);
        String text = new String(content, from, to - from, StandardCharsets.ISO_8859_1);
        int start = match.start() - from;
        int end = match.end() - from;
        for (int at = end - 1; at >= Math.max(0, start - NAME_REACH); at--) {
            for (Keyword keyword : match.detector().keywords()) {
                String word = keyword.text();
                if (!text.regionMatches(true, at, word, 0, word.length())) {
                    continue;
                }
                Candidate candidate = reader.read(text, at, at + word.length());
                if (candidate != null
                        && candidate.literal().start() == start
                        && candidate.literal().end() == end) {
                    return Judged.of(candidate, path);
                }
            }
        }
        return null;
    }
}
