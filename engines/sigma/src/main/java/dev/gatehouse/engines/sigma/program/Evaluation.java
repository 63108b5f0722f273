package dev.gatehouse.engines.sigma.program;

import dev.gatehouse.engines.sigma.event.Event;
import dev.gatehouse.engines.sigma.event.FieldPaths;
import dev.gatehouse.engines.sigma.event.FieldReader;
import dev.gatehouse.engines.sigma.event.Values;
import dev.gatehouse.engines.sigma.text.Folding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Evaluates a program for one event after the other. Not safe for use by several threads. */
public final class Evaluation implements Signals, FieldReader {

    private static final int[] LEARNING = {500, 5_000, 50_000};
    private static final byte CANDIDATE = 1;
    private static final byte HOLDS = 2;
    private static final byte FAILS = 3;

    private final Program program;
    private final Values values = new Values();

    /** The event that was read and is not evaluated yet, and what is wrong with it. */
    private @Nullable Event read;

    private @Nullable String problem;
    private Waiting waiting;

    /** For each predicate what is known of it, valid where the stamp is the event's. */
    private final byte[] known;

    private final int[] stamps;
    private final int[] expressionStamps;
    private int stamp;

    private int[] candidates = new int[256];
    private int candidateCount;
    private int[] matched = new int[64];
    private int matchedCount;

    /** How often each predicate was signalled and each field was there, to learn what is rare. */
    private final int[] signalled;

    private final int[] present;
    private long events;
    private int lessons;
    private long evaluated;

    Evaluation(Program program) {
        this.program = program;
        known = new byte[program.predicateCount()];
        stamps = new int[known.length];
        signalled = new int[known.length];
        int fields = program.paths().names().size();
        present = new int[fields];
        double[] fieldCosts = new double[fields];
        Arrays.fill(fieldCosts, 50);
        waiting = program.waiting(Waiting.guessed(program), fieldCosts);
        expressionStamps = new int[program.expressions().size()];
    }

    /**
     * Evaluates all expressions for an event; {@link #matched} tells which hold.
     *
     * @return what is wrong with the event, which then matches nothing; null where nothing is
     */
    public @Nullable String evaluate(Event event) {
        matchedCount = 0;
        candidateCount = 0;
        String wrong = event.equals(read) ? problem : read(event);
        read = null;
        if (wrong != null) {
            return wrong;
        }
        next();
        for (int value = 0; value < values.count(); value++) {
            look(value);
        }
        addAll(waiting.always());
        evaluated += candidateCount;
        for (int i = 0; i < candidateCount; i++) {
            int expression = candidates[i];
            if (program.check(expression).holds(this)) {
                if (matchedCount == matched.length) {
                    matched = Arrays.copyOf(matched, 2 * matchedCount);
                }
                matched[matchedCount++] = expression;
            }
        }
        Arrays.sort(matched, 0, matchedCount);
        return null;
    }

    @Override
    public FieldPaths paths() {
        return program.paths();
    }

    /** As without it, {@link #evaluate} then does not read it again. */
    @Override
    public @Nullable String read(Event event) {
        problem = event.read(program.paths(), program.readsEverything(), values);
        read = event;
        return problem;
    }

    private void next() {
        if (++stamp == 0) {
            Arrays.fill(stamps, 0);
            Arrays.fill(expressionStamps, 0);
            stamp = 1;
        }
        events++;
        if (lessons < LEARNING.length && events == LEARNING[lessons]) {
            lessons++;
            learn();
        }
    }

    /** Takes the shares of events that have had a predicate signalled for what it costs. */
    private void learn() {
        double[] guesses = Waiting.guessed(program);
        double[] costs = new double[signalled.length];
        for (int i = 0; i < costs.length; i++) {
            costs[i] = (100.0 * signalled[i] + guesses[i]) / (events + 1);
        }
        double[] fieldCosts = new double[present.length];
        for (int i = 0; i < fieldCosts.length; i++) {
            fieldCosts[i] = (100.0 * present[i] + 50) / (events + 1);
        }
        waiting = program.waiting(costs, fieldCosts);
    }

    private void look(int value) {
        int field = values.field(value);
        boolean learning = lessons < LEARNING.length;
        if (field >= 0 && values.first(field) == value) {
            if (learning) {
                present[field]++;
            }
            addAll(waiting.forField(field));
        }
        if (!values.hasText(value)) {
            return;
        }
        FieldIndex ofField = field < 0 ? null : program.index(field);
        FieldIndex ofAny = program.anyField();
        if (ofField == null && ofAny == null) {
            return;
        }
        byte[] bytes = values.bytes(value);
        int from = values.from(value);
        int to = values.to(value);
        if (!values.isAscii(value)) {
            bytes = Folding.fold(values.text(value)).getBytes(StandardCharsets.UTF_8);
            from = 0;
            to = bytes.length;
        }
        if (ofField != null) {
            ofField.scan(bytes, from, to, this);
        }
        if (ofAny != null) {
            ofAny.scan(bytes, from, to, this);
        }
    }

    @Override
    public void signal(int[] signals) {
        for (int signal : signals) {
            int predicate = signal >> 1;
            if (stamps[predicate] != stamp) {
                stamps[predicate] = stamp;
                known[predicate] = (signal & 1) == 1 ? HOLDS : CANDIDATE;
                if (lessons < LEARNING.length) {
                    signalled[predicate]++;
                }
                addAll(waiting.forPredicate(predicate));
            } else if ((signal & 1) == 1) {
                known[predicate] = HOLDS;
            }
        }
    }

    private void addAll(int[] expressions) {
        for (int expression : expressions) {
            if (expressionStamps[expression] != stamp) {
                expressionStamps[expression] = stamp;
                if (candidateCount == candidates.length) {
                    candidates = Arrays.copyOf(candidates, 2 * candidateCount);
                }
                candidates[candidateCount++] = expression;
            }
        }
    }

    boolean holds(int predicate) {
        if (stamps[predicate] == stamp) {
            if (known[predicate] != CANDIDATE) {
                return known[predicate] == HOLDS;
            }
        } else {
            stamps[predicate] = stamp;
            if (program.isIndexed(predicate)) {
                known[predicate] = FAILS;
                return false;
            }
        }
        boolean holds = Verification.holds(program.predicate(predicate), program.paths(), values);
        known[predicate] = holds ? HOLDS : FAILS;
        return holds;
    }

    /** How many expressions held for the last event. */
    public int matchedCount() {
        return matchedCount;
    }

    /** The number of an expression that held for the last event, in ascending order. */
    public int matched(int position) {
        return matched[position];
    }

    /** The values of the last event. */
    @Override
    public Values values() {
        return values;
    }

    /** How many expressions were evaluated, over all events. */
    public long evaluated() {
        return evaluated;
    }
}
