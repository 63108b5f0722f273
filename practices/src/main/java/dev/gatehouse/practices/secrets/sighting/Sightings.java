package dev.gatehouse.practices.secrets.sighting;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.secret.SecretCandidate;
import dev.gatehouse.model.secret.SecretDetail;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.secrets.likeness.Opinion;
import dev.gatehouse.practices.secrets.likeness.SecretLikeness;
import dev.gatehouse.practices.secrets.sighting.Sighting.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Every value of the target's files that is, or might be, a secret in plain text; made once for all rules. */
public final class Sightings {

    private final Evidence evidence;
    private final List<Sighting> sightings = new ArrayList<>();

    /** What texts were searched for, by {@code file:line}. */
    private final Map<String, SecretDetail> found;

    private Sightings(Evidence evidence) {
        this.evidence = evidence;
        this.found = found(evidence);
    }

    public static Sightings of(Evidence evidence) {
        return evidence.view(Sightings.class, Sightings::collected);
    }

    private static Sightings collected(Evidence evidence) {
        Sightings sightings = new Sightings(evidence);
        SecretObjects.collect(evidence, sightings);
        WorkloadSettings.collect(evidence, sightings);
        ConfigMapSettings.collect(evidence, sightings);
        HelmSettings.collect(evidence, sightings);
        PipelineSettings.collect(evidence, sightings);
        TerraformSettings.collect(evidence, sightings);
        return sightings;
    }

    /** Notes a value, unless it is of no interest or stands where made-up secrets do. */
    void note(Place place, String subject, String name, Location location, Standing standing, Opinion opinion) {
        boolean interesting = opinion.secret() || SecretLikeness.speaksOfSecret(name);
        if (interesting && !sample(evidence, location.file())) {
            sightings.add(new Sighting(place, subject, name, location, standing, opinion));
        }
    }

    /** Whether secrets in a file are declared to be made up. */
    public static boolean sample(Evidence evidence, String file) {
        return evidence.baseline().secrets().samples().stream().anyMatch(p -> p.matches(file));
    }

    public List<Sighting> in(Place place) {
        return sightings.stream().filter(s -> s.place() == place).toList();
    }

    /** One verdict for each value seen in a place. */
    public void rule(Place place, Ruling ruling, String where) {
        for (Sighting sighting : in(place)) {
            boolean secret = sighting.opinion().secret();
            String what = sighting.subject() + ": `" + sighting.name() + "` is "
                    + sighting.opinion().what() + (secret ? where : "");
            ruling.add(
                    verdict(sighting.opinion().likeness()),
                    sighting.subject() + ": " + sighting.name(),
                    sighting.location(),
                    null,
                    sighting.standing(),
                    what,
                    secret ? detail(sighting.location()) : null);
        }
    }

    /** What was found out of what stands at a place, where a search of the texts found it, too. */
    private @Nullable SecretDetail detail(Location location) {
        for (int line = location.line(); line <= location.endLine(); line++) {
            SecretDetail detail = found.get(location.file() + ":" + line);
            if (detail != null) {
                return detail;
            }
        }
        return null;
    }

    private static Map<String, SecretDetail> found(Evidence evidence) {
        Map<String, SecretDetail> found = new HashMap<>();
        for (SecretCandidate candidate : evidence.facts(SecretCandidate.class)) {
            Location location = candidate.origin().location();
            if (location != null && candidate.presence() == SecretCandidate.Presence.FILES) {
                found.putIfAbsent(location.file() + ":" + location.line(), candidate.detail());
            }
        }
        return found;
    }

    private static Verdict verdict(Opinion.Likeness likeness) {
        return switch (likeness) {
            case SECRET -> Verdict.FAIL;
            case UNTOLD -> Verdict.UNKNOWN;
            case REFERENCE, PLACEHOLDER, PUBLIC, ORDINARY -> Verdict.PASS;
        };
    }

    /** The lines, as {@code file:line}, of all that is a secret in plain text. */
    public Set<String> plaintextLines() {
        return lines(sighting -> sighting.opinion().secret());
    }

    /** The lines, as {@code file:line}, of all values that were judged by their names and places, or are sealed. */
    public Set<String> judgedLines() {
        Set<String> lines = lines(sighting -> true);
        for (KubernetesObject sealed : evidence.objects("bitnami.com", "SealedSecret")) {
            sealed.body()
                    .mapping("spec", "encryptedData")
                    .ifPresent(data -> data.entries().forEach(entry -> addLines(sealed.at(entry.value()), lines)));
        }
        return lines;
    }

    private Set<String> lines(Predicate<Sighting> which) {
        Set<String> lines = new HashSet<>();
        for (Sighting sighting : sightings) {
            if (which.test(sighting)) {
                addLines(sighting.location(), lines);
            }
        }
        return lines;
    }

    private static void addLines(Location location, Set<String> lines) {
        for (int line = location.line(); line <= location.endLine(); line++) {
            lines.add(location.file() + ":" + line);
        }
    }
}
