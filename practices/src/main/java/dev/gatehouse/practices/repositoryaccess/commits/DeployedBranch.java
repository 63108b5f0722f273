package dev.gatehouse.practices.repositoryaccess.commits;

import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.model.git.Commit;
import dev.gatehouse.model.git.GitRepository;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.practices.check.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A branch that is deployed from.
 *
 * @param commits its newest {@value #NEWEST} first parents, the newest first
 */
record DeployedBranch(String name, Standing standing, List<Commit> commits) {

    /** How far back is judged: what was done long ago can't be undone, and most of it no longer runs. */
    static final int NEWEST = 200;

    /** The branches of a snapshot. */
    record All(List<DeployedBranch> branches) {}

    static List<DeployedBranch> all(Evidence evidence) {
        return evidence.view(All.class, DeployedBranch::read).branches();
    }

    private static All read(Evidence evidence) {
        Map<String, List<Commit>> byBranch = new TreeMap<>();
        for (Commit commit : evidence.facts(Commit.class)) {
            for (String branch : commit.branches()) {
                List<Commit> commits = byBranch.computeIfAbsent(branch, b -> new ArrayList<>());
                if (commits.size() < NEWEST) {
                    commits.add(commit);
                }
            }
        }
        List<DeployedBranch> branches = new ArrayList<>();
        byBranch.forEach((name, commits) ->
                branches.add(new DeployedBranch(name, standing(name, evidence), List.copyOf(commits))));
        return new All(List.copyOf(branches));
    }

    /** That of the weightiest environment deployed from it. */
    private static Standing standing(String branch, Evidence evidence) {
        Optional<String> main = evidence.facts(GitRepository.class).stream()
                .flatMap(repository -> Optional.ofNullable(repository.defaultBranch()).stream())
                .findFirst();
        List<Standing> standings = evidence.baseline().environments().stream()
                .filter(environment -> deploys(environment, branch, main))
                .map(Environment::standing)
                .toList();
        return standings.stream().min(Standing::compareTo).orElse(Standing.ORDINARY);
    }

    private static boolean deploys(Environment environment, String branch, Optional<String> main) {
        String ref = environment.ref();
        return ref == null
                ? main.filter(branch::equals).isPresent()
                : ref.equals(branch) || ref.equals("refs/heads/" + branch);
    }

    /** Commits grouped by a person or program, in the order of their newest. */
    static Map<String, List<Commit>> grouped(List<Commit> commits, Function<Commit, String> by) {
        Map<String, List<Commit>> groups = new LinkedHashMap<>();
        for (Commit commit : commits) {
            groups.computeIfAbsent(by.apply(commit), key -> new ArrayList<>()).add(commit);
        }
        return groups;
    }

    /** {@code 12 of the newest 200 commits}. */
    String share(List<Commit> some) {
        String all = commits.size() == NEWEST ? "the newest " + NEWEST : String.valueOf(commits.size());
        return some.size() + " of " + all + (commits.size() == 1 ? " commit" : " commits");
    }
}
