package dev.gatehouse.engines.secretscan.generic.literal;

import org.jspecify.annotations.Nullable;

/** A literal, and how a text says that it belongs to a name. */
record Belonging(Syntax syntax, Literal literal) {

    static @Nullable Belonging of(Syntax syntax, @Nullable Literal literal) {
        return literal == null ? null : new Belonging(syntax, literal);
    }
}
