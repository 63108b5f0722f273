package dev.gatehouse.connectors.forge;

import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.FactKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Which branches are looked at, besides the default one of every repository. */
@FunctionalInterface
public interface BranchChoice {

    /** None. */
    BranchChoice DEFAULT_ALONE = (_, _) -> Optional.empty();

    /**
     * Which of a repository's.
     *
     * @return empty where none can be, so that they need not be listed
     */
    Optional<Predicate<String>> of(String repository, String defaultBranch);

    /**
     * Looks at each.
     *
     * @param listed asks for all branches of the repository
     */
    default void each(
            String repository,
            String defaultBranch,
            Supplier<Answer<List<Json>>> listed,
            Sightings seen,
            Consumer<String> look) {
        of(repository, defaultBranch)
                .ifPresent(chosen -> seen.take(FactKind.BRANCH_PROTECTION, listed.get()).stream()
                        .flatMap(List::stream)
                        .flatMap(branch -> branch.word("name").stream())
                        .filter(name -> !name.equals(defaultBranch) && chosen.test(name))
                        .forEach(look));
    }
}
