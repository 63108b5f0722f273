package dev.gatehouse.engines.sigma.text;

/** A part of a value. */
public sealed interface Piece {

    /** Characters that stand for themselves. */
    record Literal(String text) implements Piece {}

    /** {@code *}: any number of characters, line breaks too. */
    record Any() implements Piece {}

    /** {@code ?}: exactly one character. */
    record One() implements Piece {}

    /** {@code %name%} in a value with {@code expand}. */
    record Placeholder(String name) implements Piece {}
}
