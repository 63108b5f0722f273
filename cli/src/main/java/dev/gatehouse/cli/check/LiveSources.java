package dev.gatehouse.cli.check;

import dev.gatehouse.model.InvalidInput;
import java.util.List;
import java.util.Set;

/**
 * The live systems that a call names.
 *
 * @param names {@code type:name}, in the order given
 */
record LiveSources(List<String> names) {

    private static final Set<String> TYPES = Set.of("github", "gitlab", "gitea");

    static LiveSources read(List<String> sources) {
        for (String source : sources) {
            int colon = source.indexOf(':');
            if (colon < 1 || colon == source.length() - 1 || !TYPES.contains(source.substring(0, colon))) {
                throw new InvalidInput(
                        "--source " + source + " names no system",
                        null,
                        null,
                        "Write it as github:ORG, gitlab:GROUP or gitea:ORG.");
            }
        }
        return new LiveSources(List.copyOf(sources));
    }
}
