package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.secretscan.history.graph.CommitGraph;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Which references reach any of some commits; sixty-four questions are answered in one pass over the commits. */
final class Reachability {

    private final CommitGraph graph;
    private final int[] order;
    private final List<Tips.Tip> tips;
    private final int[] commitOf;

    /**
     * Prepares it.
     *
     * @param order of all commits that count, parents first
     */
    Reachability(CommitGraph graph, int[] order, Tips tips) {
        this.graph = graph;
        this.order = order;
        this.tips = tips.all();
        this.commitOf = this.tips.stream()
                .mapToInt(tip -> graph.commits().find(tip.object()))
                .toArray();
    }

    /** The names of what reaches, at most {@link HistoryFinding#MOST}; and how many there are. */
    record Reaching(List<String> names, int count) {}

    /**
     * Answers questions.
     *
     * @param commits of each question, any of which is to be reached
     */
    List<Reaching> of(int questions, IntFunction<BitSet> commits) {
        List<Reaching> answers = new ArrayList<>();
        long[] marks = new long[graph.size()];
        for (int from = 0; from < questions; from += Long.SIZE) {
            java.util.Arrays.fill(marks, 0);
            int count = Math.min(Long.SIZE, questions - from);
            for (int i = 0; i < count; i++) {
                long bit = 1L << i;
                commits.apply(from + i).stream().forEach(commit -> marks[commit] |= bit);
            }
            for (int commit : order) {
                int[] parents = graph.parents(commit);
                for (int i = 0; parents != null && i < parents.length; i++) {
                    marks[commit] |= marks[parents[i]];
                }
            }
            IntStream.range(0, count).forEach(i -> answers.add(answer(marks, 1L << i)));
        }
        return answers;
    }

    private Reaching answer(long[] marks, long bit) {
        List<String> names = new ArrayList<>();
        Set<String> logs = new LinkedHashSet<>();
        int count = 0;
        for (int i = 0; i < commitOf.length; i++) {
            if (commitOf[i] < 0 || (marks[commitOf[i]] & bit) == 0) {
                continue;
            }
            if (tips.get(i).log()) {
                if (count == 0 && logs.size() < HistoryFinding.MOST) {
                    logs.add(tips.get(i).name());
                }
            } else if (count++ < HistoryFinding.MOST) {
                names.add(tips.get(i).name());
            }
        }
        return count > 0 ? new Reaching(names, count) : new Reaching(List.copyOf(logs), logs.size());
    }
}
