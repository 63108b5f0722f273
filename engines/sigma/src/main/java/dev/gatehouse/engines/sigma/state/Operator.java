package dev.gatehouse.engines.sigma.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Looks at occurrences of one key, one after the other in the order of their times, and has state between them. It has
 * no other memory, so that whoever keeps the state can move, save and restore it.
 *
 * @param <S> the state of one key
 */
public interface Operator<S> {

    /**
     * Takes what one event is for this key.
     *
     * @param occurrences one, or several where several of the rules matched it, in the order of those
     */
    void on(List<Occurrence> occurrences, KeyedState<S> state, Output output);

    /**
     * Does what was put off until a time; everything that happened up to and at that time has been taken.
     *
     * @param time in milliseconds since 1970
     */
    void wake(long time, KeyedState<S> state, Output output);

    /** About how many occurrences a state remembers. */
    int size(S state);

    void write(S state, DataOutput to) throws IOException;

    S read(DataInput from) throws IOException;
}
