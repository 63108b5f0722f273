package dev.gatehouse.engines.sigma.program;

import dev.gatehouse.engines.sigma.event.Numbers;
import dev.gatehouse.engines.sigma.program.Predicate.Anchoring;
import dev.gatehouse.engines.sigma.rule.Detection.AppliedModifier;
import dev.gatehouse.engines.sigma.rule.Detection.Selection;
import dev.gatehouse.engines.sigma.rule.Detection.Value;
import dev.gatehouse.engines.sigma.rule.Modifier;
import dev.gatehouse.engines.sigma.rule.Threshold.Comparison;
import dev.gatehouse.engines.sigma.source.Refused;
import dev.gatehouse.engines.sigma.text.DatePart;
import dev.gatehouse.engines.sigma.text.Network;
import dev.gatehouse.engines.sigma.text.RegularExpression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compiles one field with its modifiers and values. */
final class ItemCompiler {

    /** Modifiers that say how a value is compared; at most one kind of them stands on an item. */
    private static final Set<Modifier> TEXT = EnumSet.of(
            Modifier.WINDASH,
            Modifier.BASE64,
            Modifier.BASE64OFFSET,
            Modifier.UTF16LE,
            Modifier.UTF16BE,
            Modifier.UTF16,
            Modifier.WIDE);

    private static final Set<Modifier> ANCHORS = EnumSet.of(Modifier.STARTSWITH, Modifier.ENDSWITH, Modifier.CONTAINS);
    private static final Set<Modifier> FLAGS = EnumSet.of(Modifier.I, Modifier.M, Modifier.S);
    private static final Set<Modifier> COMPARISONS = EnumSet.of(Modifier.LT, Modifier.LTE, Modifier.GT, Modifier.GTE);
    private static final Set<Modifier> DATES =
            EnumSet.of(Modifier.MINUTE, Modifier.HOUR, Modifier.DAY, Modifier.WEEK, Modifier.MONTH, Modifier.YEAR);

    private final Selection.Item item;
    private final Placeholders placeholders;
    private final EnumSet<Modifier> modifiers = EnumSet.noneOf(Modifier.class);

    ItemCompiler(Selection.Item item, Placeholders placeholders) {
        this.item = item;
        this.placeholders = placeholders;
        item.modifiers().forEach(m -> modifiers.add(m.modifier()));
    }

    Expression compile() {
        Expression expression = positive();
        return modifiers.contains(Modifier.NEQ) ? new Expression.Not(expression) : expression;
    }

    private Expression positive() {
        Modifier kind = kind();
        List<Value> values = item.values();
        if (values.stream().anyMatch(Value.Null.class::isInstance)) {
            return isNull(kind, values);
        }
        if (kind == Modifier.EXISTS) {
            return exists(values);
        }
        if (kind == Modifier.FIELDREF) {
            return each(values, this::sameAs);
        }
        if (kind == Modifier.LT || DATES.contains(kind)) {
            return each(values, this::compares);
        }
        TextCompiler texts = new TextCompiler(item, modifiers, placeholders);
        return switch (kind) {
            case RE ->
                grouped(
                        texts.raw(),
                        value -> List.of(expression(value)),
                        found -> new Predicate.Matches(item.field(), found));
            case CIDR ->
                grouped(
                        texts.raw(),
                        value -> List.of(network(value)),
                        found -> new Predicate.Within(item.field(), found));
            default -> grouped(values, texts::patterns, found -> new Predicate.Texts(item.field(), found));
        };
    }

    /** The one way in which values are compared; {@link Modifier#CONTAINS} stands for that of plain texts. */
    private Modifier kind() {
        Modifier kind = null;
        AppliedModifier last = null;
        for (AppliedModifier applied : item.modifiers()) {
            Modifier of = kindOf(applied.modifier());
            if (FLAGS.contains(applied.modifier()) && kind != Modifier.RE) {
                throw refused(applied, "`" + applied.modifier().word() + "` stands only after `re`");
            }
            boolean dates = kind != null && DATES.contains(kind) && of == Modifier.LT;
            boolean anchored = kind == Modifier.FIELDREF && ANCHORS.contains(applied.modifier());
            if (of != null && kind != null && of != kind && !dates && !anchored) {
                if (of == Modifier.FIELDREF && onlyAnchors()) {
                    kind = of;
                } else {
                    throw refused(
                            applied,
                            "`" + applied.modifier().word() + "` does not go with `"
                                    + (last == null ? "" : last.modifier().word()) + "`");
                }
            }
            if (of != null && kind == null) {
                kind = of;
            }
            last = of == null ? last : applied;
        }
        if (item.field() == null && kind != null && kind != Modifier.CONTAINS && kind != Modifier.RE) {
            throw new Refused(item.place(), "`" + kind.word() + "` needs a field");
        }
        return kind == null ? Modifier.CONTAINS : kind;
    }

    private static @Nullable Modifier kindOf(Modifier modifier) {
        if (TEXT.contains(modifier) || ANCHORS.contains(modifier)) {
            return Modifier.CONTAINS;
        }
        if (COMPARISONS.contains(modifier)) {
            return Modifier.LT;
        }
        return switch (modifier) {
            case EXISTS, RE, CIDR, FIELDREF, MINUTE, HOUR, DAY, WEEK, MONTH, YEAR -> modifier;
            default -> null;
        };
    }

    private boolean onlyAnchors() {
        return modifiers.stream().noneMatch(TEXT::contains);
    }

    private Expression isNull(Modifier kind, List<Value> values) {
        String field = item.field();
        if (field == null || kind != Modifier.CONTAINS || modifiers.stream().anyMatch(m -> m != Modifier.NEQ)) {
            throw new Refused(values.getFirst().place(), "null is compared with a field as it is, without modifiers");
        }
        return new Expression.Test(new Predicate.IsNull(field));
    }

    private Expression exists(List<Value> values) {
        Value value = values.getFirst();
        Boolean there = switch (value) {
            case Value.Truth truth -> truth.truth();
            case Value.Text text ->
                switch (text.text()) {
                    case "true", "yes" -> true;
                    case "false", "no" -> false;
                    default -> null;
                };
            case Value.Numeric _, Value.Null _ -> null;
        };
        if (values.size() > 1 || there == null) {
            throw new Refused(value.place(), "`exists` needs true or false");
        }
        Expression exists = new Expression.Test(new Predicate.Exists(field()));
        return there ? exists : new Expression.Not(exists);
    }

    private String field() {
        String field = item.field();
        if (field == null) {
            throw new Refused(item.place(), "this needs a field");
        }
        return field;
    }

    private Expression each(List<Value> values, Function<Value, Predicate> predicate) {
        List<Expression> tests = values.stream()
                .<Expression>map(value -> new Expression.Test(predicate.apply(value)))
                .toList();
        return modifiers.contains(Modifier.ALL) ? Expression.all(tests) : Expression.any(tests);
    }

    /** One predicate for all values where one has to hold; one for each where all have to. */
    private <V, T> Expression grouped(
            List<V> values, Function<V, List<T>> parts, Function<List<T>, Predicate> predicate) {
        if (modifiers.contains(Modifier.ALL)) {
            return Expression.all(values.stream()
                    .<Expression>map(value -> new Expression.Test(predicate.apply(parts.apply(value))))
                    .toList());
        }
        List<T> all = new ArrayList<>();
        values.forEach(value -> all.addAll(parts.apply(value)));
        return new Expression.Test(predicate.apply(all.stream().distinct().toList()));
    }

    private Predicate sameAs(Value value) {
        if (!(value instanceof Value.Text text) || text.text().isBlank()) {
            throw new Refused(value.place(), "`fieldref` needs the name of a field");
        }
        Anchoring anchoring = Anchoring.WHOLE;
        if (modifiers.contains(Modifier.CONTAINS)
                || modifiers.contains(Modifier.STARTSWITH) && modifiers.contains(Modifier.ENDSWITH)) {
            anchoring = Anchoring.ANYWHERE;
        } else if (modifiers.contains(Modifier.STARTSWITH)) {
            anchoring = Anchoring.START;
        } else if (modifiers.contains(Modifier.ENDSWITH)) {
            anchoring = Anchoring.END;
        }
        return new Predicate.SameAs(field(), text.text(), anchoring, modifiers.contains(Modifier.CASED));
    }

    private Predicate compares(Value value) {
        BigDecimal number = switch (value) {
            case Value.Numeric numeric -> numeric.number();
            case Value.Text text -> Numbers.parse(text.text()).orElse(null);
            case Value.Truth _, Value.Null _ -> null;
        };
        if (number == null) {
            throw new Refused(value.place(), "`" + lastComparison() + "` needs a number");
        }
        DatePart part = modifiers.stream()
                .filter(DATES::contains)
                .map(m -> DatePart.valueOf(m.name()))
                .findFirst()
                .orElse(null);
        Comparison comparison = modifiers.stream()
                .filter(COMPARISONS::contains)
                .map(m -> Comparison.valueOf(m.name()))
                .findFirst()
                .orElse(Comparison.EQ);
        return new Predicate.Compares(field(), part, comparison, number);
    }

    private String lastComparison() {
        return item.modifiers().stream()
                .map(AppliedModifier::modifier)
                .filter(m -> COMPARISONS.contains(m) || DATES.contains(m))
                .map(Modifier::word)
                .findFirst()
                .orElse("");
    }

    private RegularExpression expression(TextCompiler.Raw raw) {
        try {
            return RegularExpression.of(
                    raw.text(),
                    modifiers.contains(Modifier.I),
                    modifiers.contains(Modifier.M),
                    modifiers.contains(Modifier.S));
        } catch (RegularExpression.Unusable unusable) {
            throw new Refused(raw.place(), "not a regular expression of RE2: " + unusable.getMessage());
        }
    }

    private static Network network(TextCompiler.Raw raw) {
        return Network.parse(raw.text())
                .orElseThrow(
                        () -> new Refused(raw.place(), "`" + raw.text() + "` is not a network, such as 10.0.0.0/8"));
    }

    private static Refused refused(AppliedModifier applied, String message) {
        return new Refused(applied.place(), message);
    }
}
