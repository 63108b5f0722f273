package dev.gatehouse.connectors.http;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a system said to a call, or why it said nothing that counts.
 *
 * @param <T> what is told
 */
public sealed interface Answer<T> {

    /** It was told. */
    record Seen<T>(T told) implements Answer<T> {}

    /**
     * It was not told.
     *
     * @param status the HTTP status; 0 where there was none, or where what came could not be read
     * @param reason why, one line, no full stop, never a credential
     * @param remedy what would help, one sentence; null where nothing is known
     */
    record Unseen<T>(int status, String reason, @Nullable String remedy) implements Answer<T> {

        /** The reason, with what would help. */
        public String whole() {
            return remedy == null ? reason : reason + ". " + remedy;
        }

        /** The same for another type. */
        public <U> Unseen<U> as() {
            return new Unseen<>(status, reason, remedy);
        }
    }

    static <T> Answer<T> seen(T value) {
        return new Seen<>(value);
    }

    static <T> Answer<T> unseen(String reason) {
        return new Unseen<>(0, reason, null);
    }

    /** What follows from what was told. */
    default <U> Answer<U> map(Function<? super T, U> derivation) {
        return switch (this) {
            case Seen<T> seen -> new Seen<>(derivation.apply(seen.told()));
            case Unseen<T> unseen -> unseen.as();
        };
    }

    default Optional<T> value() {
        return switch (this) {
            case Seen<T> seen -> Optional.of(seen.told());
            case Unseen<T> _ -> Optional.empty();
        };
    }

    /** Whether the system answered that there is no such thing, or hides it. */
    default boolean notFound() {
        return this instanceof Unseen<T> unseen && unseen.status() == 404;
    }
}
