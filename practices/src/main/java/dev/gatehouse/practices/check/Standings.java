package dev.gatehouse.practices.check;

import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How much depends on what stands where: by the environments that the baseline declares; where none holds a file, by
 * the words in its path.
 */
public final class Standings {

    private static final Set<String> PRODUCTION = Set.of("production", "prod", "prd", "live");
    private static final Set<String> NOT_QUITE = Set.of("non", "pre", "no", "not", "nonprod", "preprod");
    private static final Set<String> SANDBOX = Set.of(
            "dev",
            "develop",
            "development",
            "test",
            "tests",
            "testing",
            "testdata",
            "sandbox",
            "playground",
            "example",
            "examples",
            "sample",
            "samples",
            "demo",
            "fixtures",
            "local",
            "preview",
            "nonprod");

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
        String[] words = name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1);
        boolean sandbox = false;
        for (int i = 0; i < words.length; i++) {
            if (PRODUCTION.contains(words[i]) && (i == 0 || !NOT_QUITE.contains(words[i - 1]))) {
                return Standing.PRODUCTION;
            }
            sandbox |= SANDBOX.contains(words[i]);
        }
        return sandbox ? Standing.SANDBOX : Standing.ORDINARY;
    }
}
