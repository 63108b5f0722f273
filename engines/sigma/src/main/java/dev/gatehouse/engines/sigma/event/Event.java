package dev.gatehouse.engines.sigma.event;

import org.jspecify.annotations.Nullable;

/** One record of a log. */
public sealed interface Event permits JsonEvent, MapEvent {

    /**
     * Collects the values of fields.
     *
     * @param paths which fields
     * @param everything whether all other values are collected too, under no field
     * @param into emptied first
     * @return what is wrong with the event; null where nothing is
     */
    @Nullable
    String read(FieldPaths paths, boolean everything, Values into);
}
