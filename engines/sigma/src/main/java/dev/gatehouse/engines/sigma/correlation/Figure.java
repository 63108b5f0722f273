package dev.gatehouse.engines.sigma.correlation;

import dev.gatehouse.engines.sigma.event.Numbers;
import dev.gatehouse.engines.sigma.event.Origin;
import dev.gatehouse.engines.sigma.rule.Condition;
import dev.gatehouse.engines.sigma.rule.CorrelationRule;
import dev.gatehouse.engines.sigma.rule.Threshold;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a correlation counts or computes of a window, and whether its condition holds. */
final class Figure {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final CorrelationRule rule;
    private final Map<String, Integer> positions = new HashMap<>();

    /**
     * The figure of a rule.
     *
     * @param names for each rule it refers to its id and name, by which an expression may call it
     */
    Figure(CorrelationRule rule, List<List<String>> names) {
        this.rule = rule;
        for (int i = 0; i < names.size(); i++) {
            for (String name : names.get(i)) {
                positions.put(name, i);
            }
        }
    }

    /** Gives the events that take part, where the condition holds; null where it does not. */
    @Nullable
    Supplier<List<Origin>> holds(Window window) {
        return switch (rule.type()) {
            case EVENT_COUNT -> when(rule.condition().holds(window.size()), window);
            case VALUE_COUNT -> when(rule.condition().holds(window.distinctValues()), window);
            case TEMPORAL -> when(temporal(window), window);
            case TEMPORAL_ORDERED -> ordered(window);
            case VALUE_SUM -> when(rule.condition().holds(window.sum()), window);
            case VALUE_AVG -> when(average(window), window);
            case VALUE_PERCENTILE -> when(rule.condition().holds(percentile(window)), window);
            case VALUE_MEDIAN -> when(rule.condition().holds(at(sorted(window), BigDecimal.valueOf(50))), window);
            case FIRST_SEEN, VELOCITY, RARE_HOUR, ABSENCE, DORMANT -> null;
        };
    }

    private static @Nullable Supplier<List<Origin>> when(boolean holds, Window window) {
        return holds ? window::events : null;
    }

    private boolean temporal(Window window) {
        Condition expression = rule.expression();
        if (expression != null) {
            return holds(expression, window.positions());
        }
        Threshold condition = rule.condition();
        return condition.bounds().isEmpty()
                ? window.positions().size() == rule.rules().size()
                : condition.holds(window.positions().size());
    }

    private boolean holds(Condition condition, Set<Integer> seen) {
        return switch (condition) {
            case Condition.And and -> and.parts().stream().allMatch(p -> holds(p, seen));
            case Condition.Or or -> or.parts().stream().anyMatch(p -> holds(p, seen));
            case Condition.Not not -> !holds(not.part(), seen);
            case Condition.Identifier identifier -> seen(identifier.name(), seen);
            case Condition.Of of -> {
                List<String> named =
                        positions.keySet().stream().filter(of::names).toList();
                yield of.all()
                        ? named.stream().allMatch(n -> seen(n, seen))
                        : named.stream().anyMatch(n -> seen(n, seen));
            }
        };
    }

    private boolean seen(String name, Set<Integer> seen) {
        Integer position = positions.get(name);
        return position != null && seen.contains(position);
    }

    /**
     * The longest run of occurrences that ends with the last one and in which the rules come in their order, each event
     * after the one before.
     */
    private @Nullable Supplier<List<Origin>> ordered(Window window) {
        Entry last = window.last();
        if (rule.condition().bounds().isEmpty()) {
            if (last.position() != rule.rules().size() - 1) {
                return null;
            }
            List<Entry> chain = window.latestChain();
            return chain.isEmpty() ? null : () -> events(chain);
        }
        @Nullable Run[] best = new Run[rule.rules().size()];
        Run ending = null;
        List<Entry> sameEvent = new ArrayList<>();
        for (Entry entry : window.entries()) {
            if (!sameEvent.isEmpty() && sameEvent.getFirst().sequence() != entry.sequence()) {
                sameEvent.forEach(e -> extend(best, e));
                sameEvent.clear();
            }
            sameEvent.add(entry);
        }
        for (Entry entry : sameEvent) {
            if (entry.equals(last)) {
                ending = longest(best, entry);
            }
        }
        if (ending == null) {
            return null;
        }
        Run found = ending;
        return rule.condition().holds(found.length()) ? () -> events(found.chain()) : null;
    }

    /** A chain of occurrences, by its end. */
    private record Run(Entry entry, @Nullable Run before, int length) {

        List<Entry> chain() {
            List<Entry> chain = new ArrayList<>();
            for (Run run = this; run != null; run = run.before()) {
                chain.addFirst(run.entry());
            }
            return chain;
        }
    }

    private static List<Origin> events(List<Entry> chain) {
        Set<Origin> events = new LinkedHashSet<>();
        chain.forEach(e -> events.addAll(e.events()));
        return List.copyOf(events);
    }

    private static void extend(@Nullable Run[] best, Entry entry) {
        Run run = longest(best, entry);
        Run known = best[entry.position()];
        if (known == null || run.length() >= known.length()) {
            best[entry.position()] = run;
        }
    }

    private static Run longest(@Nullable Run[] best, Entry entry) {
        Run before = null;
        for (int i = 0; i < entry.position(); i++) {
            Run run = best[i];
            if (run != null && (before == null || run.length() > before.length())) {
                before = run;
            }
        }
        return new Run(entry, before, before == null ? 1 : before.length() + 1);
    }

    /** Compared without dividing: the sum with the limit times the count. */
    private boolean average(Window window) {
        BigDecimal count = BigDecimal.valueOf(window.size());
        return rule.condition().bounds().stream()
                .allMatch(b ->
                        b.comparison().holds(window.sum().compareTo(b.number().multiply(count))));
    }

    private static BigDecimal[] sorted(Window window) {
        List<BigDecimal> numbers = new ArrayList<>();
        for (Entry entry : window.entries()) {
            Numbers.parse(entry.value()).ifPresent(numbers::add);
        }
        BigDecimal[] sorted = numbers.toArray(BigDecimal[]::new);
        Arrays.sort(sorted);
        return sorted;
    }

    /**
     * With {@code percentile} the value at that rank. Without, the rank of the last value, in percent: of numbers the
     * share of values that are not larger, of other texts the share of the same text.
     */
    private BigDecimal percentile(Window window) {
        BigDecimal rank = rule.percentile();
        if (rank != null) {
            return at(sorted(window), rank);
        }
        Entry last = window.last();
        Optional<BigDecimal> number = Numbers.parse(last.value());
        long share = window.times(last.value());
        if (number.isPresent()) {
            share = Arrays.stream(sorted(window))
                    .filter(n -> n.compareTo(number.get()) <= 0)
                    .count();
        }
        return BigDecimal.valueOf(share)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(window.size()), MathContext.DECIMAL64);
    }

    /** The value at a rank, between two values in proportion. */
    private static BigDecimal at(BigDecimal[] sorted, BigDecimal rank) {
        BigDecimal position =
                rank.multiply(BigDecimal.valueOf(sorted.length - 1L)).divide(HUNDRED);
        int below = position.setScale(0, RoundingMode.FLOOR).intValue();
        BigDecimal rest = position.subtract(BigDecimal.valueOf(below));
        BigDecimal value = sorted[below];
        return rest.signum() == 0
                ? value
                : value.add(sorted[below + 1].subtract(value).multiply(rest));
    }
}
