package dev.gatehouse.engines.secretscan.search;

import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.Keyword;
import dev.gatehouse.engines.secretscan.KeywordSearch;
import dev.gatehouse.engines.secretscan.SecretScanner;
import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import dev.gatehouse.engines.secretscan.gitleaks.GitleaksConfiguration;
import dev.gatehouse.engines.secretscan.gitleaks.RuleScanner;
import java.util.List;
import java.util.function.Function;

/** What is searched for: the standard detectors, a configuration's own rules, and how sure a finding must be. */
public final class Ruleset {

    private final GitleaksConfiguration configuration;
    private final Confidence least;
    private final SecretScanner scanner;
    private final RuleScanner rules;

    private Ruleset(
            GitleaksConfiguration configuration,
            Confidence least,
            List<Detector> standard,
            Function<List<Keyword>, KeywordSearch> search) {
        this.configuration = configuration;
        this.least = least;
        this.scanner = new SecretScanner(configuration.detectors(standard), search);
        this.rules = new RuleScanner(configuration);
    }

    /**
     * Makes one.
     *
     * @param least what a standard detector is less sure of is not reported
     */
    public static Ruleset of(GitleaksConfiguration configuration, Confidence least) {
        return of(configuration, least, StandardDetectors.all());
    }

    /** With only some of the standard detectors. */
    public static Ruleset of(GitleaksConfiguration configuration, Confidence least, List<Detector> standard) {
        return new Ruleset(configuration, least, standard, KeywordSearch::of);
    }

    /** With keywords found in another way. */
    public static Ruleset of(
            GitleaksConfiguration configuration, Confidence least, Function<List<Keyword>, KeywordSearch> search) {
        return new Ruleset(configuration, least, StandardDetectors.all(), search);
    }

    public GitleaksConfiguration configuration() {
        return configuration;
    }

    public Confidence least() {
        return least;
    }

    public SecretScanner scanner() {
        return scanner;
    }

    public RuleScanner rules() {
        return rules;
    }
}
