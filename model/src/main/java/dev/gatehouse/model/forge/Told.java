package dev.gatehouse.model.forge;

import java.util.Optional;

/**
 * A value that a system told, or did not. What a system leaves out because the asker may not see it is not told; it is
 * never taken for false, empty or none.
 *
 * @param <T> what is told
 */
public sealed interface Told<T> {

    /** The reason where the system has no such thing. */
    String NO_NOTION = "it has no such thing";

    /** What the system said. */
    record Known<T>(T value) implements Told<T> {}

    /**
     * The system did not say.
     *
     * @param reason why, one line
     */
    record Untold<T>(String reason) implements Told<T> {}

    static <T> Told<T> known(T value) {
        return new Known<>(value);
    }

    static <T> Told<T> untold(String reason) {
        return new Untold<>(reason);
    }

    /** For something that the system has no notion of: it is never told, and no rule on it speaks. */
    static <T> Told<T> noNotion() {
        return new Untold<>(NO_NOTION);
    }

    /** What was told, or that it was not and why. */
    static <T> Told<T> of(Optional<T> value, String reason) {
        return value.map(Told::known).orElseGet(() -> untold(reason));
    }

    /** Whether the system has a notion of it at all. */
    default boolean hasNotion() {
        return !(this instanceof Untold<T>(String reason) && reason.equals(NO_NOTION));
    }

    /** The value, where it was told. */
    default Optional<T> told() {
        return switch (this) {
            case Known<T> known -> Optional.of(known.value());
            case Untold<T> _ -> Optional.empty();
        };
    }

    /** Whether exactly this was told. */
    default boolean is(T value) {
        return told().filter(value::equals).isPresent();
    }
}
