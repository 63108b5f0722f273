package dev.gatehouse.practices.secrets.likeness;

import java.util.List;
import java.util.Set;

/** Values that wait for a real one, and those that documentation publishes. */
final class Placeholders {

    private static final List<String> PARTS = List.of(
            "changeme",
            "change-me",
            "change_me",
            "change.me",
            "change me",
            "changethis",
            "change-this",
            "change_this",
            "changeit",
            "replaceme",
            "replace-me",
            "replace_me",
            "replacethis",
            "replace-this",
            "replace_this",
            "replace-with",
            "replace_with",
            "replace with",
            "to-be-replaced",
            "to_be_replaced",
            "tobereplaced",
            "placeholder",
            "redacted",
            "example",
            "dummy",
            "fixme",
            "fill-me",
            "fill_me",
            "fillme",
            "setme",
            "set-me",
            "set_me",
            "overrideme",
            "override-me",
            "override_me",
            "not-a-real",
            "notareal",
            "not_a_real",
            "fake",
            "sample",
            "xxxx",
            "****",
            "....",
            "put-your",
            "put_your",
            "insert-",
            "insert_",
            "enter-your",
            "enter_your",
            "lorem ipsum",
            "todo",
            "deadbeef",
            "notused",
            "not-used",
            "unused",
            "mock",
            "provide-",
            "provide_");

    private static final List<String> ENDINGS = List.of("-here", "_here", " here", "goes-here", "goes_here");
    private static final List<String> BEGINNINGS = List.of(
            "your-", "your_", "your ", "yourpass", "yoursecret", "yourtoken", "my-super-secret", "<your", "[your");
    private static final Set<String> WHOLE = Set.of(
            "foo",
            "bar",
            "baz",
            "foobar",
            "foo-bar",
            "tbd",
            "tba",
            "xxx",
            "abc",
            "...",
            "***",
            "---",
            "null",
            "empty",
            "password-here",
            "secret-here",
            "?",
            "-",
            "x",
            "n/a",
            "na");

    private Placeholders() {}

    /**
     * Whether it is one.
     *
     * @param lower the value in lower case
     */
    static boolean is(String lower) {
        return WHOLE.contains(lower)
                || PARTS.stream().anyMatch(lower::contains)
                || ENDINGS.stream().anyMatch(lower::endsWith)
                || BEGINNINGS.stream().anyMatch(lower::startsWith)
                || lower.length() >= 3
                        && lower.chars().filter(c -> c != '-').distinct().count() == 1
                || counting(lower);
    }

    /**
     * {@code 1234567890abcdef}: characters in the order of the keyboard or the alphabet, from the start, all of them.
     */
    private static boolean counting(String lower) {
        return lower.length() >= 10
                && ("01234567890abcdefghijklmnopqrstuvwxyz".contains(lower)
                        || "1234567890abcdef1234567890abcdef1234567890abcdef1234567890abcdef".contains(lower)
                        || "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef".contains(lower));
    }
}
