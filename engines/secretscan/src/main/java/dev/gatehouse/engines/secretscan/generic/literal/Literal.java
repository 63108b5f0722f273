package dev.gatehouse.engines.secretscan.generic.literal;

/** A literal alone, as {@link NamedLiteral} describes it. */
public record Literal(int start, int end, Quote quote, String wrapper, boolean fallback) {}
