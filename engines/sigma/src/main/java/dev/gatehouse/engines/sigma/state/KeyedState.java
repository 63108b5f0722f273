package dev.gatehouse.engines.sigma.state;

import org.jspecify.annotations.Nullable;

/**
 * The state of one operator under one key.
 *
 * @param <S> what it is
 */
public interface KeyedState<S> {

    /** The state; null where there is none yet. */
    @Nullable
    S get();

    /** Sets the state, and says that it was changed where it is the same object. */
    void put(S state);

    /** Forgets state and timer. */
    void clear();

    /**
     * Asks to be woken once event time has passed a time. There is one timer: a later call replaces it.
     *
     * @param time in milliseconds since 1970
     */
    void wakeAt(long time);
}
