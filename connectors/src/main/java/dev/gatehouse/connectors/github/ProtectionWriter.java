package dev.gatehouse.connectors.github;

import dev.gatehouse.connectors.forge.Way;
import dev.gatehouse.connectors.forge.Writes;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.model.forge.settings.BranchGuarantee;
import dev.gatehouse.model.repair.Change;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What guards a branch: classic protection is edited where it is there and has the part that is asked for; the rest is
 * given by a ruleset of our own.
 */
final class ProtectionWriter implements Way {

    private final ClassicWriter classic;
    private final RulesetWriter rulesets;

    ProtectionWriter(GitHub github) {
        this.classic = new ClassicWriter(github);
        this.rulesets = new RulesetWriter(github);
    }

    @Override
    public Answer<Map<String, String>> capture(Change change) {
        return Writes.with(
                classic.told(change),
                told -> rulesets.capture(change).map(given -> {
                    Map<String, String> captured = new TreeMap<>(told);
                    captured.putAll(given);
                    return captured;
                }));
    }

    @Override
    public Answer<Boolean> write(Change change, Map<String, String> captured) {
        return Writes.with(classic.told(change), told -> {
            Change rest = rest(change, classic.gives(change, told));
            return Writes.inTurn(
                    () -> classic.reach(change, told, classic.wanted(change, told)),
                    () -> RulesetWriter.asksAnything(rest) ? rulesets.write(rest, captured) : Writes.done());
        });
    }

    /** Without what classic protection gives; whole where only a ruleset binds everyone, to what else is asked. */
    private static Change rest(Change change, Set<BranchGuarantee> given) {
        SortedMap<String, String> after = change.after() == null ? new TreeMap<>() : new TreeMap<>(change.after());
        boolean binds = change.becomes(BranchGuarantee.BINDS_EVERYONE.name()).equals("true");
        if (!binds || given.contains(BranchGuarantee.BINDS_EVERYONE)) {
            given.forEach(guarantee -> after.remove(guarantee.name()));
        }
        return new Change(change.target(), change.before(), after, change.reason(), change.effects());
    }

    @Override
    public Answer<Boolean> restore(Change inverse, Map<String, String> captured) {
        return Writes.inTurn(
                () -> Writes.with(classic.told(inverse), told -> classic.reach(inverse, told, captured)),
                () -> rulesets.restore(inverse, captured));
    }
}
