package dev.gatehouse.cli.check;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.DeclaredRepositories;
import dev.gatehouse.baseline.policy.PathPattern;
import dev.gatehouse.connectors.forge.BranchChoice;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The branches that a baseline declares protections for. */
final class DeclaredBranches implements BranchChoice {

    private final DeclaredRepositories repositories;

    DeclaredBranches(Baseline baseline) {
        this.repositories = new DeclaredRepositories(baseline.access().repositories());
    }

    @Override
    public Optional<Predicate<String>> of(String repository, String defaultBranch) {
        List<PathPattern> patterns = repositories.of(repository).stream()
                .flatMap(each -> each.protections().keySet().stream())
                .filter(pattern -> !pattern.equals(defaultBranch))
                .map(PathPattern::new)
                .toList();
        return patterns.isEmpty()
                ? Optional.empty()
                : Optional.of(branch -> patterns.stream().anyMatch(pattern -> pattern.matches(branch)));
    }
}
