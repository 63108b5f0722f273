package dev.gatehouse.engines.sigma.program;

import dev.gatehouse.engines.sigma.event.Numbers;
import dev.gatehouse.engines.sigma.rule.Detection.AppliedModifier;
import dev.gatehouse.engines.sigma.rule.Detection.Selection;
import dev.gatehouse.engines.sigma.rule.Detection.Value;
import dev.gatehouse.engines.sigma.rule.Modifier;
import dev.gatehouse.engines.sigma.source.Place;
import dev.gatehouse.engines.sigma.source.Refused;
import dev.gatehouse.engines.sigma.text.Encodings;
import dev.gatehouse.engines.sigma.text.SigmaText;
import dev.gatehouse.engines.sigma.text.TextPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Turns the values of an item into patterns, one modifier after the other. */
final class TextCompiler {

    private static final int MOST_VALUES = 10_000;
    private static final int MOST_PLACEHOLDERS = 16;

    private final Selection.Item item;
    private final Set<Modifier> modifiers;
    private final Placeholders placeholders;

    TextCompiler(Selection.Item item, Set<Modifier> modifiers, Placeholders placeholders) {
        this.item = item;
        this.modifiers = modifiers;
        this.placeholders = placeholders;
    }

    /** A value that is no pattern of Sigma's, placeholders resolved. */
    record Raw(String text, Place place) {}

    /** The values as they are written, for regular expressions and networks. */
    List<Raw> raw() {
        List<Raw> raw = new ArrayList<>();
        for (Value value : item.values()) {
            List<String> texts = List.of(plain(value));
            if (modifiers.contains(Modifier.EXPAND)) {
                texts = resolvedRaw(plain(value), value.place(), 0);
            }
            texts.forEach(text -> raw.add(new Raw(text, value.place())));
        }
        return raw;
    }

    private static String plain(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Numeric numeric -> Numbers.canonical(numeric.number());
            case Value.Truth truth -> String.valueOf(truth.truth());
            case Value.Null _ -> "";
        };
    }

    private List<String> resolvedRaw(String text, Place place, int depth) {
        String name = SigmaText.parseWithPlaceholders(text).placeholder();
        if (name.isEmpty()) {
            return List.of(text);
        }
        if (depth > MOST_PLACEHOLDERS) {
            throw new Refused(place, "more than " + MOST_PLACEHOLDERS + " placeholders in a value");
        }
        List<String> resolved = new ArrayList<>();
        for (String value : values(name, place)) {
            resolved.addAll(resolvedRaw(text.replace("%" + name + "%", value), place, depth + 1));
            bounded(resolved.size(), place);
        }
        return resolved;
    }

    private List<String> values(String name, Place place) {
        List<String> values = placeholders.of(name);
        if (values.isEmpty()) {
            throw new Refused(place, "the placeholder `%" + name + "%` has no value");
        }
        return values;
    }

    private static void bounded(int size, Place place) {
        if (size > MOST_VALUES) {
            throw new Refused(place, "its placeholders give more than " + MOST_VALUES + " values");
        }
    }

    /** The patterns of one value, of which one has to match. */
    List<TextPattern> patterns(Value value) {
        boolean expands = modifiers.contains(Modifier.EXPAND);
        List<SigmaText> texts = List.of(
                value instanceof Value.Text text
                        ? expands ? SigmaText.parseWithPlaceholders(text.text()) : SigmaText.parse(text.text())
                        : SigmaText.literal(plain(value), false));
        boolean anchored = false;
        for (AppliedModifier applied : item.modifiers()) {
            Modifier modifier = applied.modifier();
            List<SigmaText> changed = new ArrayList<>();
            for (SigmaText text : texts) {
                changed.addAll(apply(modifier, text, value, applied));
                bounded(changed.size(), value.place());
            }
            texts = changed;
            anchored |= modifier == Modifier.STARTSWITH || modifier == Modifier.ENDSWITH;
        }
        boolean keyword = item.field() == null && !anchored;
        boolean cased = modifiers.contains(Modifier.CASED);
        boolean dashes = modifiers.contains(Modifier.WINDASH);
        return texts.stream()
                .map(text -> keyword ? text.anywhere(true, true) : text)
                .map(text -> TextPattern.of(text, cased, dashes))
                .toList();
    }

    private List<SigmaText> apply(Modifier modifier, SigmaText text, Value value, AppliedModifier applied) {
        return switch (modifier) {
            case CONTAINS -> List.of(text.anywhere(true, true));
            case STARTSWITH -> List.of(text.anywhere(false, true));
            case ENDSWITH -> List.of(text.anywhere(true, false));
            case EXPAND -> resolved(text, value.place());
            case UTF16LE, WIDE -> List.of(Encodings.utf16le(text));
            case UTF16BE -> List.of(Encodings.utf16be(text));
            case UTF16 -> List.of(Encodings.utf16(text));
            case BASE64 -> List.of(Encodings.base64(encodable(text, value, applied)));
            case BASE64OFFSET -> offsets(encodable(text, value, applied), value);
            case ALL,
                    EXISTS,
                    CASED,
                    NEQ,
                    WINDASH,
                    RE,
                    I,
                    M,
                    S,
                    LT,
                    LTE,
                    GT,
                    GTE,
                    MINUTE,
                    HOUR,
                    DAY,
                    WEEK,
                    MONTH,
                    YEAR,
                    CIDR,
                    FIELDREF -> List.of(text);
        };
    }

    private SigmaText encodable(SigmaText text, Value value, AppliedModifier applied) {
        if (!text.isPlain()) {
            throw new Refused(
                    value.place(),
                    "`" + applied.modifier().word()
                            + "` needs a text without wildcards: put contains, startswith and endswith after it");
        }
        if (modifiers.contains(Modifier.WINDASH)) {
            throw new Refused(applied.place(), "`" + applied.modifier().word() + "` does not go with `windash`");
        }
        return text;
    }

    private static List<SigmaText> offsets(SigmaText text, Value value) {
        List<SigmaText> offsets = Encodings.base64Offset(text);
        if (offsets.stream().anyMatch(offset -> offset.plain().isEmpty())) {
            throw new Refused(value.place(), "too short for `base64offset`: nothing of it is the same at each offset");
        }
        return offsets;
    }

    private List<SigmaText> resolved(SigmaText text, Place place) {
        String name = text.placeholder();
        if (name.isEmpty()) {
            return List.of(text);
        }
        List<SigmaText> resolved = new ArrayList<>();
        for (String value : values(name, place)) {
            resolved.addAll(resolved(text.with(name, SigmaText.parse(value)), place));
            bounded(resolved.size(), place);
        }
        return resolved;
    }
}
