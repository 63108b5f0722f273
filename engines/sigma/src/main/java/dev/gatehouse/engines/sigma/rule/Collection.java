package dev.gatehouse.engines.sigma.rule;

import dev.gatehouse.engines.sigma.source.Refused;
import dev.gatehouse.engines.sigma.source.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one file, as the {@code action} of old rule collections joins them: a {@code global} document adds
 * to all that follow, {@code repeat} takes the rule before with changes, {@code reset} forgets the global ones.
 */
final class Collection {

    private YamlNode.@Nullable Mapping global;
    private YamlNode.@Nullable Mapping previous;

    /** The rule that a document makes; empty for one that only adds to others. */
    Optional<YamlNode.Mapping> next(YamlNode document) {
        if (!(document instanceof YamlNode.Mapping mapping)) {
            throw new Refused(document.place(), "a rule has to be a mapping, not " + document.kind());
        }
        YamlNode action = mapping.get("action").orElse(null);
        String word = action instanceof YamlNode.Scalar scalar ? scalar.text() : "";
        YamlNode.Mapping rest = without(mapping, "action");
        return switch (word) {
            case "" -> {
                if (action != null) {
                    throw new Refused(action.place(), "`action` has to be global, repeat or reset");
                }
                previous = global == null ? mapping : merged(global, mapping);
                yield Optional.of(previous);
            }
            case "global" -> {
                global = global == null ? rest : merged(global, rest);
                yield Optional.empty();
            }
            case "reset" -> {
                global = null;
                yield Optional.empty();
            }
            case "repeat" -> {
                if (previous == null) {
                    throw new Refused(mapping.place(), "`action: repeat` has no rule before it");
                }
                previous = merged(previous, rest);
                yield Optional.of(previous);
            }
            default -> throw new Refused(mapping.place(), "`action` has to be global, repeat or reset");
        };
    }

    private static YamlNode.Mapping without(YamlNode.Mapping mapping, String key) {
        return new YamlNode.Mapping(
                mapping.entries().stream()
                        .filter(e -> !e.key().text().equals(key))
                        .toList(),
                mapping.place());
    }

    /** The later's keys over the earlier's; mappings under the same key are merged in turn. */
    private static YamlNode.Mapping merged(YamlNode.Mapping earlier, YamlNode.Mapping later) {
        List<YamlNode.Entry> entries = new ArrayList<>();
        for (YamlNode.Entry entry : earlier.entries()) {
            YamlNode over = later.get(entry.key().text()).orElse(null);
            if (over == null) {
                entries.add(entry);
            } else if (over instanceof YamlNode.Mapping two && entry.value() instanceof YamlNode.Mapping one) {
                entries.add(new YamlNode.Entry(entry.key(), merged(one, two)));
            } else {
                entries.add(new YamlNode.Entry(entry.key(), over));
            }
        }
        later.entries().stream()
                .filter(e -> earlier.get(e.key().text()).isEmpty())
                .forEach(entries::add);
        return new YamlNode.Mapping(entries, later.place());
    }
}
