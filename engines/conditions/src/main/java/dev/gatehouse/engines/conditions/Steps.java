package dev.gatehouse.engines.conditions;

import dev.cel.common.ast.CelExpr;
import java.util.List;

/**
 * What an expression takes at most, in steps. Each part of it, a value, a variable or a call, is one; the parts of a
 * loop count once for each entry of the list that it goes through. A list that is written out has as many entries as it
 * has; any other is taken to have {@value #ENTRIES}.
 */
final class Steps {

    /** The most that a condition may take. */
    static final long MOST = 1_000_000;

    private static final long ENTRIES = 100;
    private static final long TOO_MANY = Long.MAX_VALUE / (1 << 20);

    private Steps() {}

    /** More than {@link #MOST} is not counted exactly. */
    static long of(CelExpr part) {
        return switch (part.getKind()) {
            case NOT_SET, CONSTANT, IDENT -> 1;
            case SELECT -> 1 + of(part.select().operand());
            case CALL ->
                1
                        + part.call().target().map(Steps::of).orElse(0L)
                        + all(part.call().args());
            case LIST -> 1 + all(part.list().elements());
            case STRUCT ->
                part.struct().entries().stream()
                        .mapToLong(entry -> of(entry.value()))
                        .reduce(1, Steps::sum);
            case MAP ->
                part.map().entries().stream()
                        .mapToLong(entry -> sum(of(entry.key()), of(entry.value())))
                        .reduce(1, Steps::sum);
            case COMPREHENSION -> of(part.comprehension());
        };
    }

    private static long of(CelExpr.CelComprehension loop) {
        CelExpr range = loop.iterRange();
        long entries = range.getKind() == CelExpr.ExprKind.Kind.LIST
                ? range.list().elements().size()
                : ENTRIES;
        long once = sum(of(loop.loopCondition()), of(loop.loopStep()));
        return all(List.of(range, loop.accuInit(), loop.result())) + (once > MOST ? once : entries * once);
    }

    private static long all(List<CelExpr> parts) {
        return parts.stream().mapToLong(Steps::of).reduce(0, Steps::sum);
    }

    private static long sum(long one, long other) {
        return Math.min(one + other, TOO_MANY);
    }
}
