package dev.gatehouse.connectors.forge;

import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

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

    /**
     * The account that a token acts as.
     *
     * @param user what the forge tells of whoever asks
     * @param field what it calls their name
     */
    public static Answer<Optional<String>> account(Answer<Json> user, String field) {
        return with(
                user,
                json -> json.word(field)
                        .map(name -> Answer.seen(Optional.of(name)))
                        .orElseGet(() -> Answer.unseen("GET /user names no account")));
    }

    /** One after the other, up to the first that fails. */
    @SafeVarargs
    public static Answer<Boolean> inTurn(Supplier<Answer<Boolean>>... steps) {
        for (Supplier<Answer<Boolean>> step : steps) {
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
}
