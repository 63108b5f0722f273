package dev.gatehouse.practices.accesslog.declared;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Rule;
import org.jspecify.annotations.Nullable;

/**
 * An event that the baseline does not allow for.
 *
 * @param subject who, and to what
 * @param explanation what is wrong with it, one line, no full stop
 * @param declared where the baseline says so; null where it is what it does not say
 */
public record Deviation(
        Rule rule,
        String subject,
        String explanation,
        @Nullable Location declared) {}
