package dev.gatehouse.cli.check;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.connectors.git.KnownSigner;
import java.util.List;

/** Who signs commits, of the people whom the baseline declares. */
final class KnownSigners {

    private KnownSigners() {}

    static List<KnownSigner> of(Baseline baseline) {
        return baseline.people().stream()
                .map(person -> new KnownSigner(person.name(), person.emails(), person.keys(), person.revokedKeys()))
                .toList();
    }
}
