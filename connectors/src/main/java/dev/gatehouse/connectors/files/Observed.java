package dev.gatehouse.connectors.files;

import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FileReading;
import java.util.List;

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
}
