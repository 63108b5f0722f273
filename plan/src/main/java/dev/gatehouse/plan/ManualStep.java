package dev.gatehouse.plan;

/**
 * What only a person can change.
 *
 * @param source the forge and the organisation
 * @param subject what is to change
 * @param page the address of the page, or where it is set instead
 * @param click what to do there
 * @param reason why
 */
public record ManualStep(String source, String subject, String page, String click, String reason) {}
