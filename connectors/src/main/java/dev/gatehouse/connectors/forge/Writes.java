package dev.gatehouse.connectors.forge;

import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Call;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.connectors.http.Transport;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How writes are answered, alike on all forges. */
public final class Writes {

    private static final Answer<Boolean> DONE = Answer.seen(true);

    private Writes() {}

    /** There is nothing to do. */
    public static Answer<Boolean> done() {
        return DONE;
    }

    /** This forge has no such thing. */
    public static Answer<Boolean> impossible(String why) {
        return Answer.unseen(why);
    }

    /** Takes away; what is gone already is done. */
    public static Answer<Boolean> gone(Transport transport, Call call) {
        Answer<Boolean> answer = transport.change(call);
        return answer.notFound() ? DONE : answer;
    }

    /** One after the other, up to the first that fails. */
    @SafeVarargs
    public static Answer<Boolean> inTurn(java.util.function.Supplier<Answer<Boolean>>... steps) {
        for (java.util.function.Supplier<Answer<Boolean>> step : steps) {
            Answer<Boolean> answer = step.get();
            if (answer instanceof Answer.Unseen<Boolean>) {
                return answer;
            }
        }
        return DONE;
    }

    /** Does something with what was told, or passes on that nothing was. */
    public static <T, U> Answer<U> with(Answer<T> answer, Function<T, Answer<U>> next) {
        return switch (answer) {
            case Answer.Seen<T>(T told) -> next.apply(told);
            case Answer.Unseen<T> unseen -> unseen.as();
        };
    }

    /** The first item whose field has a text, case ignored. */
    public static Optional<Json> named(List<Json> items, String field, String text) {
        return items.stream()
                .filter(item -> item.text(field).filter(text::equalsIgnoreCase).isPresent())
                .findFirst();
    }

    /** The number of a field, as paths want it. */
    public static Optional<String> id(Json item) {
        return item.number("id").map(String::valueOf);
    }

    /** A deploy key by its title, or by its title and id: {@code ci #7}. */
    public static Optional<Json> key(List<Json> keys, String subject) {
        Optional<Json> byTitle = named(keys, "title", subject);
        int mark = subject.lastIndexOf('#');
        return byTitle.isPresent() || mark < 0
                ? byTitle
                : keys.stream()
                        .filter(key -> id(key).filter(subject.substring(mark + 1)::equals)
                                .isPresent())
                        .findFirst();
    }

    /** The title of a deploy key without the id that told it from others. */
    public static String title(String subject) {
        int mark = subject.lastIndexOf(" #");
        return mark >= 0 && subject.substring(mark + 2).matches("[0-9]{1,18}") ? subject.substring(0, mark) : subject;
    }
}
