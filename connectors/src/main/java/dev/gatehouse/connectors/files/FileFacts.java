package dev.gatehouse.connectors.files;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import java.util.List;
import java.util.Set;

/**
 * What a file held.
 *
 * @param reader the name to show, where it differs from the reader's own: {@code yaml} for a YAML file that is no
 *     Kubernetes object; empty otherwise
 * @param facts in the order of the file
 * @param problems what could not be read of it; none where it was read to its end
 */
public record FileFacts(String reader, List<Fact> facts, List<Problem> problems) {

    /**
     * A part of a file that could not be read.
     *
     * @param reason one line, with {@code LINE:COLUMN} where it has a place: {@code 14:3 a template, not rendered}
     * @param kinds the kinds of fact that may be missing for it
     * @param remedy the one line that would let it be read; empty where none is known
     */
    public record Problem(String reason, Set<FactKind> kinds, String remedy) {
        public Problem {
            kinds = Set.copyOf(kinds);
        }
    }

    public FileFacts {
        facts = List.copyOf(facts);
        problems = List.copyOf(problems);
    }

    public static FileFacts of(List<? extends Fact> facts) {
        return new FileFacts("", List.copyOf(facts), List.of());
    }

    public static FileFacts none() {
        return of(List.of());
    }
}
