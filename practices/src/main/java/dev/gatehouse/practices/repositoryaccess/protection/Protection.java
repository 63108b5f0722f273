package dev.gatehouse.practices.repositoryaccess.protection;

import dev.gatehouse.model.terraform.TerraformBlock;
import dev.gatehouse.practices.check.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A block of Terraform that protects branches of a repository.
 *
 * @param repository what tells the repository: a name, or the resource that it refers to
 * @param branches the patterns of the branches
 * @param settings what it says of each guarantee; those it has no say in are absent
 */
record Protection(TerraformBlock block, String repository, Set<String> branches, Map<Guarantee, Setting> settings) {

    private static final Set<String> MAIN = Set.of("main", "master", "~DEFAULT_BRANCH", "~ALL", "*", "**");

    Protection {
        branches = Set.copyOf(branches);
        settings = Map.copyOf(settings);
    }

    /** The protections of a snapshot. */
    record All(List<Protection> protections) {}

    static List<Protection> all(Evidence evidence) {
        return evidence.view(All.class, Protection::read).protections();
    }

    private static All read(Evidence evidence) {
        List<Protection> protections = new ArrayList<>();
        for (TerraformBlock block : evidence.facts(TerraformBlock.class)) {
            GitHubProtection.of(block).ifPresent(protections::add);
            GitHubRuleset.of(block).ifPresent(protections::add);
            GitLabProtection.of(block).ifPresent(protections::add);
        }
        return new All(List.copyOf(protections));
    }

    boolean enforced() {
        Setting enforced = settings.get(Guarantee.ENFORCED);
        return enforced == null || enforced.state() == Setting.State.KEPT;
    }

    /** Whether it guards branches that another one guards too: forges add up what both say. */
    boolean joins(Protection other) {
        return repository.equals(other.repository)
                && branches.stream()
                        .anyMatch(branch -> other.branches.contains(branch)
                                || MAIN.contains(branch)
                                        && other.branches.stream().anyMatch(MAIN::contains));
    }

    boolean guardsMain() {
        return branches.isEmpty() || branches.stream().anyMatch(MAIN::contains);
    }
}
