package dev.gatehouse.gate;

import dev.gatehouse.model.forge.Member;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was observed of the deployment, beside what people state.
 *
 * @param current the commit that is deployed now; zeros where none is
 * @param manifests what the commit deploys now, by a digest made as that of the request was
 * @param authors who wrote the commits that it brings, by name or e-mail address
 * @param signature what came of the commit's signature: {@code valid}, {@code absent}, {@code invalid}, or other words
 * @param newSecrets secrets that the deployed commit does not have, one line each
 * @param newFailures findings at or above the threshold that the deployed commit does not have, one line each
 * @param gaps what of the commit could not be read completely, one line each
 * @param unsearched what of the commits between could not be searched for secrets, one line each
 * @param deployedBefore commits that were deployed here before
 * @param used ids of requests that were carried out already
 * @param secondFactors what is known of people's second factors, by name; whoever is not in it is not known
 */
public record Circumstances(
        String current,
        DeployedManifests manifests,
        Set<String> authors,
        String signature,
        List<String> newSecrets,
        List<String> newFailures,
        List<String> gaps,
        List<String> unsearched,
        Set<String> deployedBefore,
        Set<String> used,
        Map<String, SecondFactorSeen> secondFactors) {

    public Circumstances {
        authors = Set.copyOf(authors);
        newSecrets = List.copyOf(newSecrets);
        newFailures = List.copyOf(newFailures);
        gaps = List.copyOf(gaps);
        unsearched = List.copyOf(unsearched);
        deployedBefore = Set.copyOf(deployedBefore);
        used = Set.copyOf(used);
        secondFactors = Map.copyOf(secondFactors);
    }

    /**
     * What is known of somebody's second factor.
     *
     * @param how where it is known from, in a few words
     */
    public record SecondFactorSeen(Member.SecondFactor state, String how) {}

    /** Where an environment is, when nothing else was observed. */
    public static Circumstances unobserved(String current, DeployedManifests manifests, Set<String> used) {
        return new Circumstances(
                current, manifests, Set.of(), "", List.of(), List.of(), List.of(), List.of(), Set.of(), used, Map.of());
    }

    /**
     * The same, after the environment may have moved.
     *
     * @param from the commit that is deployed now
     */
    public Circumstances at(String from, Set<String> deployed, Set<String> carriedOut) {
        return new Circumstances(
                from,
                manifests,
                authors,
                signature,
                newSecrets,
                newFailures,
                gaps,
                unsearched,
                deployed,
                carriedOut,
                secondFactors);
    }
}
