package dev.gatehouse.model.forge;

import java.time.Instant;

/** When something was last used. */
public sealed interface LastUse {

    record At(Instant instant) implements LastUse {}

    /** It never was, and the forge would tell. */
    record Never() implements LastUse {}

    /** The forge does not tell. */
    record Untold() implements LastUse {}
}
