package dev.gatehouse.model.judgement;

import java.time.LocalDate;

/**
 * Why a failure is accepted for a time.
 *
 * @param reason in the words of whoever asked for it
 * @param approvedBy who answers for it
 * @param until the last day on which it holds, in UTC
 */
public record Waiver(String reason, String approvedBy, LocalDate until) {}
