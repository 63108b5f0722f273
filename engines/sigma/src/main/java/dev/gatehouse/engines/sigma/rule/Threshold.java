package dev.gatehouse.engines.sigma.rule;

import java.math.BigDecimal;
import java.util.List;

/** Comparisons that a number has to pass, all of them. */
public record Threshold(List<Bound> bounds) {

    public Threshold {
        bounds = List.copyOf(bounds);
    }

    /** One comparison with a number on its right. */
    public record Bound(Comparison comparison, BigDecimal number) {}

    /** The comparisons of correlation conditions. */
    public enum Comparison {
        GT,
        GTE,
        LT,
        LTE,
        EQ,
        NEQ;

        public boolean holds(int sign) {
            return switch (this) {
                case GT -> sign > 0;
                case GTE -> sign >= 0;
                case LT -> sign < 0;
                case LTE -> sign <= 0;
                case EQ -> sign == 0;
                case NEQ -> sign != 0;
            };
        }
    }

    public boolean holds(BigDecimal number) {
        for (Bound bound : bounds) {
            if (!bound.comparison().holds(number.compareTo(bound.number()))) {
                return false;
            }
        }
        return true;
    }

    public boolean holds(long number) {
        return holds(BigDecimal.valueOf(number));
    }

    /** The largest number compared with, zero where there is none. */
    public long largest() {
        return bounds.stream()
                .map(b -> b.number().max(BigDecimal.ZERO).min(BigDecimal.valueOf(Integer.MAX_VALUE)))
                .mapToLong(BigDecimal::longValue)
                .max()
                .orElse(0);
    }
}
