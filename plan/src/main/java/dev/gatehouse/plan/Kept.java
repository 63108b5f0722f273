package dev.gatehouse.plan;

/**
 * What is declared, and yet left as it is.
 *
 * @param source the forge and the organisation
 * @param subject what
 * @param why one line
 */
public record Kept(String source, String subject, String why) {}
