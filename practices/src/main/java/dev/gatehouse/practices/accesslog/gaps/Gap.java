package dev.gatehouse.practices.accesslog.gaps;

import dev.gatehouse.model.access.EventPlace;
import dev.gatehouse.model.judgement.Rule;
import java.util.List;

/**
 * Events that should be there and are not.
 *
 * @param subject the log, and which part of it
 * @param explanation what shows it, one line, no full stop
 * @param beside the events next to it, at least one
 */
public record Gap(Rule rule, String subject, String explanation, List<EventPlace> beside) {

    public Gap {
        beside = List.copyOf(beside);
    }
}
