package dev.gatehouse.practices.check;

import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import java.util.List;

/**
 * How much depends on what stands where: by the environments that the baseline declares; where none holds a file, by
 * the words in its path.
 */
public final class Standings {

    private final List<Environment> environments;

    Standings(List<Environment> environments) {
        this.environments = environments;
    }

    Standing of(String file) {
        for (Environment environment : environments) {
            if (environment.holds(file)) {
                return environment.standing();
            }
        }
        return ofWords(file);
    }

    Standing of(KubernetesObject object) {
        Standing byFile = of(object.file());
        return byFile == Standing.ORDINARY && !object.namespace().isEmpty() ? ofWords(object.namespace()) : byFile;
    }

    /** The standing that a name or path tells by its words. */
    public static Standing ofWords(String name) {
        return Standing.ofWords(name);
    }
}
