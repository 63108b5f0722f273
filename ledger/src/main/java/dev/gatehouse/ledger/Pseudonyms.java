package dev.gatehouse.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes ids in place of what tells who somebody is. */
final class Pseudonyms {

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private final Map<String, String> ids;
    private final Pattern names;

    /** Of names, each with the id that stands for it. */
    Pseudonyms(Map<String, String> ids) {
        this.ids = Map.copyOf(ids);
        names = ids.isEmpty()
                ? NOTHING
                : Pattern.compile(ids.keySet().stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])")));
    }

    /** A value of JSON, with {@code {id}} for every name in its texts that is not a part of a word. */
    Object in(Object value) {
        return switch (value) {
            case String text -> names.matcher(text).replaceAll(found -> "{" + ids.get(found.group()) + "}");
            case List<?> list -> list.stream().map(this::in).toList();
            case Map<?, ?> map -> {
                Map<String, Object> plain = new TreeMap<>();
                map.forEach((name, each) -> plain.put((String) name, in(each)));
                yield plain;
            }
            default -> value;
        };
    }
}
