package dev.gatehouse.cli.deploy.session;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.Organization;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.cli.Console;
import dev.gatehouse.cli.check.LiveForges;
import dev.gatehouse.gate.Circumstances.SecondFactorSeen;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.forge.Member;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of people's second factors. What a forge tells counts before what the baseline says of a person, and
 * that before what it says of the place where all sign in.
 */
final class SecondFactors {

    private final Baseline baseline;

    SecondFactors(Baseline baseline) {
        this.baseline = baseline;
    }

    /**
     * What is known.
     *
     * @param ask whether the forges that the baseline names are asked, where there is a token
     * @param baselineGiven whether the caller named the baseline, and so answers for where it sends tokens
     */
    Map<String, SecondFactorSeen> seen(boolean ask, Console console, boolean baselineGiven, Instant at) {
        Map<String, SecondFactorSeen> seen = declared();
        if (ask && !baseline.sources().isEmpty()) {
            seen.putAll(
                    told(LiveForges.of(List.of(), null, null, console.environment(), baseline, baselineGiven, _ -> {})
                            .observe(at)
                            .facts()));
        }
        return seen;
    }

    Map<String, SecondFactorSeen> declared() {
        Map<String, SecondFactorSeen> declared = new HashMap<>();
        Organization.IdentityProvider provider = baseline.organization().identityProvider();
        for (Person person : baseline.people()) {
            if (person.secondFactor() != Member.SecondFactor.UNTOLD) {
                declared.put(person.name(), new SecondFactorSeen(person.secondFactor(), "the baseline says so"));
            } else if (provider != null && provider.secondFactorRequired()) {
                declared.put(
                        person.name(),
                        new SecondFactorSeen(
                                Member.SecondFactor.SECURE, provider.name() + " lets no one in without one"));
            }
        }
        return declared;
    }

    /** Of somebody with several accounts the worst that is told counts. */
    Map<String, SecondFactorSeen> told(List<Fact> facts) {
        Map<String, SecondFactorSeen> told = new HashMap<>();
        for (Fact fact : facts) {
            if (fact instanceof Member member && member.secondFactor() != Member.SecondFactor.UNTOLD) {
                String source = member.origin().source();
                String system = source.substring(0, Math.max(source.indexOf(':'), 0));
                SecondFactorSeen seen = new SecondFactorSeen(member.secondFactor(), source + " tells");
                baseline.personWithAccount(system, member.account())
                        .ifPresent(person -> told.merge(person.name(), seen, SecondFactors::worse));
            }
        }
        return told;
    }

    private static SecondFactorSeen worse(SecondFactorSeen one, SecondFactorSeen other) {
        return one.state().compareTo(other.state()) >= 0 ? one : other;
    }
}
