package dev.gatehouse.connectors.files;

import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FileReading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one connector saw.
 *
 * @param facts in the order of their files
 * @param coverage one for each kind of fact it speaks of
 * @param files what became of each file; empty from connectors that read none
 */
public record Observed(List<Fact> facts, List<Coverage> coverage, List<FileReading> files) {

    public Observed {
        facts = List.copyOf(facts);
        coverage = List.copyOf(coverage);
        files = List.copyOf(files);
    }

    /**
     * With more gaps: what was complete until then is no longer, and the reasons of one kind from one source stand
     * together.
     */
    public Observed and(List<Coverage> gaps) {
        Map<String, Coverage> joined = new LinkedHashMap<>();
        for (Coverage each : Stream.concat(coverage.stream(), gaps.stream()).toList()) {
            joined.merge(each.source() + " " + each.kind(), each, Observed::joined);
        }
        return new Observed(facts, List.copyOf(joined.values()), files);
    }

    private static Coverage joined(Coverage one, Coverage other) {
        if (one.state() == Coverage.State.COMPLETE) {
            return other;
        }
        if (other.state() == Coverage.State.COMPLETE) {
            return one;
        }
        return Coverage.partial(
                one.source(),
                one.kind(),
                one.reason() + "; " + other.reason(),
                one.remedy() == null ? other.remedy() : one.remedy());
    }
}
