package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.secretscan.history.graph.CommitGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Which references reach any of some commits, and which of them each reaches first; sixty-four questions are answered
 * in one pass over the commits.
 */
final class Reachability {

    private final CommitGraph graph;
    private final int[] order;
    private final List<Tips.Tip> tips;
    private final int[] commitOf;
    private final long[] marks;

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
        this.marks = new long[graph.size()];
    }

    /**
     * What reaches some commits.
     *
     * @param names of what reaches, at most {@link HistoryFinding#MOST}
     * @param count how many there are
     * @param firsts that no other of the commits comes before, that of {@code HEAD} first, then as the names
     */
    record Reaching(List<String> names, int count, List<First> firsts) {}

    /**
     * A commit that no other of those that are asked about comes before.
     *
     * @param names of what reaches it before any other such commit, at most {@link HistoryFinding#MOST}
     */
    record First(int commit, List<String> names) {}

    /**
     * A question, half answered.
     *
     * @param beginnings the commits that no other of it comes before, at most {@link HistoryFinding#MOST}
     * @param reachers the numbers of the tips that reach any; logs where nothing else does
     */
    private record Question(List<Integer> beginnings, BitSet reachers) {

        /** How many marks it takes to tell which of them each reaches; none where there is but one. */
        int told() {
            return beginnings.size() < 2 ? 0 : beginnings.size();
        }
    }

    /**
     * Answers questions.
     *
     * @param commits of each question
     */
    List<Reaching> of(int questions, IntFunction<IntStream> commits) {
        List<Reaching> answers = new ArrayList<>();
        for (int from = 0; from < questions; from += Long.SIZE) {
            int first = from;
            int count = Math.min(Long.SIZE, questions - from);
            List<List<Integer>> beginnings = pass(count, i -> commits.apply(first + i));
            List<Question> asked = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                List<Integer> known = beginnings.get(i);
                asked.add(
                        new Question(known.subList(0, Math.min(known.size(), HistoryFinding.MOST)), reachers(1L << i)));
            }
            answers.addAll(answers(asked));
        }
        return answers;
    }

    /** The answers, with as many further passes as it takes to tell the beginnings of each question apart. */
    private List<Reaching> answers(List<Question> asked) {
        List<Reaching> answers = new ArrayList<>();
        for (int from = 0; from < asked.size(); ) {
            if (asked.get(from).told() > Long.SIZE) {
                answers.add(many(asked.get(from)));
                from++;
                continue;
            }
            List<Integer> together = new ArrayList<>();
            int to = from;
            while (to < asked.size() && together.size() + asked.get(to).told() <= Long.SIZE) {
                together.addAll(
                        asked.get(to).told() == 0 ? List.of() : asked.get(to).beginnings());
                to++;
            }
            if (!together.isEmpty()) {
                pass(together.size(), i -> IntStream.of(together.get(i)));
            }
            int bit = 0;
            for (Question question : asked.subList(from, to)) {
                answers.add(question.told() == 0 ? one(question) : several(question, bit));
                bit += question.told();
            }
            from = to;
        }
        return answers;
    }

    /**
     * Marks each commit with the questions of which it, or one before it, is asked about.
     *
     * @return of each question the commits that no other of it comes before, the earliest first
     */
    private List<List<Integer>> pass(int questions, IntFunction<IntStream> commits) {
        Arrays.fill(marks, 0);
        List<List<Integer>> beginnings = new ArrayList<>();
        for (int i = 0; i < questions; i++) {
            long bit = 1L << i;
            commits.apply(i).forEach(commit -> marks[commit] |= bit);
            beginnings.add(new ArrayList<>());
        }
        for (int commit : order) {
            int[] parents = graph.parents(commit);
            long inherited = 0;
            for (int i = 0; parents != null && i < parents.length; i++) {
                inherited |= marks[parents[i]];
            }
            for (long own = marks[commit] & ~inherited; own != 0; own &= own - 1) {
                beginnings.get(Long.numberOfTrailingZeros(own)).add(commit);
            }
            marks[commit] |= inherited;
        }
        return beginnings;
    }

    private BitSet reachers(long bit) {
        BitSet references = new BitSet();
        BitSet logs = new BitSet();
        int count = 0;
        for (int i = 0; i < commitOf.length; i++) {
            if (commitOf[i] < 0 || (marks[commitOf[i]] & bit) == 0) {
                continue;
            }
            if (!tips.get(i).log()) {
                references.set(i);
            } else if (count < HistoryFinding.MOST) {
                logs.set(i);
                count++;
            }
        }
        return references.isEmpty() ? logs : references;
    }

    private Reaching one(Question question) {
        List<String> names = names(question.reachers().stream());
        return new Reaching(
                names,
                count(question),
                question.beginnings().stream()
                        .map(commit -> new First(commit, names))
                        .toList());
    }

    /** The answer to a question whose beginnings have the marks from a bit on. */
    private Reaching several(Question question, int bit) {
        return answer(question, tip -> {
            int mark = Long.numberOfTrailingZeros(marks[commitOf[tip]] >>> bit);
            return mark < question.told() ? question.beginnings().get(mark) : CommitGraph.NONE;
        });
    }

    /** The answer to a question with more beginnings than there are marks. */
    private Reaching many(Question question) {
        int[] firsts = new int[commitOf.length];
        Arrays.fill(firsts, CommitGraph.NONE);
        for (int from = 0; from < question.told(); from += Long.SIZE) {
            List<Integer> some = question.beginnings().subList(from, Math.min(question.told(), from + Long.SIZE));
            pass(some.size(), i -> IntStream.of(some.get(i)));
            question.reachers().stream()
                    .filter(tip -> firsts[tip] == CommitGraph.NONE && marks[commitOf[tip]] != 0)
                    .forEach(tip -> firsts[tip] = some.get(Long.numberOfTrailingZeros(marks[commitOf[tip]])));
        }
        return answer(question, tip -> firsts[tip]);
    }

    /**
     * An answer.
     *
     * @param first which of the question's beginnings a tip reaches first
     */
    private Reaching answer(Question question, IntUnaryOperator first) {
        Map<Integer, BitSet> byFirst = new LinkedHashMap<>();
        question.reachers().stream()
                .filter(tip -> tips.get(tip).name().equals("HEAD"))
                .forEach(head -> byFirst.put(first.applyAsInt(head), new BitSet()));
        question.reachers().stream()
                .forEach(tip -> byFirst.computeIfAbsent(first.applyAsInt(tip), unseen -> new BitSet())
                        .set(tip));
        question.beginnings().forEach(commit -> byFirst.putIfAbsent(commit, new BitSet()));
        byFirst.remove(CommitGraph.NONE);
        return new Reaching(
                names(question.reachers().stream()),
                count(question),
                byFirst.entrySet().stream()
                        .map(entry -> new First(entry.getKey(), names(entry.getValue().stream())))
                        .toList());
    }

    private int count(Question question) {
        return (int) question.reachers().stream()
                .mapToObj(tip -> tips.get(tip).name())
                .distinct()
                .count();
    }

    private List<String> names(IntStream reachers) {
        return reachers.mapToObj(tip -> tips.get(tip).name())
                .distinct()
                .limit(HistoryFinding.MOST)
                .toList();
    }
}
