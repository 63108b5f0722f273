package dev.gatehouse.connectors.forge;

import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.repair.Attribute;
import dev.gatehouse.model.repair.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Deploy keys. A key can't be changed: it goes, and comes again as it is to be, with the public half that was captured.
 *
 * @param template the path of a repository's keys
 * @param parts what fills it, by the repository's name
 * @param access the field that says what a key may do
 * @param reads what that field is for a key that only reads
 */
public record DeployKeyWriter(
        ForgeApi api, String template, Function<String, String[]> parts, String access, boolean reads) implements Way {

    private static final String KEY = "key";

    @Override
    public Answer<Map<String, String>> capture(Change change) {
        return keys(change)
                .map(keys -> find(keys, change.target().subject())
                        .flatMap(key -> key.word(KEY))
                        .map(text -> Map.of(KEY, text))
                        .orElse(Map.of()));
    }

    @Override
    public Answer<Boolean> write(Change change, Map<String, String> captured) {
        String subject = change.target().subject();
        String key = captured.get(KEY);
        return Writes.with(keys(change), keys -> {
            if (change.after() == null) {
                return take(change, keys);
            }
            if (key == null) {
                return Writes.impossible(
                        api.forge() + " does not tell the key " + subject + ", so it can't be put back");
            }
            boolean writes = change.becomes(Attribute.ACCESS).equals("write");
            return Writes.inTurn(
                    () -> take(change, keys),
                    () -> api.change(
                            "POST",
                            Map.of("title", title(subject), KEY, key, access, reads != writes),
                            template,
                            of(change)));
        });
    }

    private Answer<Boolean> take(Change change, List<Json> keys) {
        Optional<String> id = find(keys, change.target().subject()).flatMap(Writes::id);
        if (id.isEmpty()) {
            return Writes.done();
        }
        String[] holder = of(change);
        String[] whole = java.util.Arrays.copyOf(holder, holder.length + 1);
        whole[holder.length] = id.get();
        return api.gone(template + "/{}", whole);
    }

    private Answer<List<Json>> keys(Change change) {
        return api.list(template, of(change));
    }

    private String[] of(Change change) {
        return parts.apply(change.target().holder());
    }

    /** A key by its title, or by its title and id: {@code ci #7}. */
    private static Optional<Json> find(List<Json> keys, String subject) {
        Optional<Json> byTitle = Writes.named(keys, "title", subject);
        int mark = subject.lastIndexOf('#');
        return byTitle.isPresent() || mark < 0
                ? byTitle
                : keys.stream()
                        .filter(key -> Writes.id(key)
                                .filter(subject.substring(mark + 1)::equals)
                                .isPresent())
                        .findFirst();
    }

    /** The title without the id that told it from others. */
    private static String title(String subject) {
        int mark = subject.lastIndexOf(" #");
        return mark >= 0 && subject.substring(mark + 2).matches("[0-9]{1,18}") ? subject.substring(0, mark) : subject;
    }
}
