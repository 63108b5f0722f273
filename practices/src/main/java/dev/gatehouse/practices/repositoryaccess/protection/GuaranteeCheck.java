package dev.gatehouse.practices.repositoryaccess.protection;

import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.terraform.TerraformBlock;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.List;
import java.util.Optional;

/**
 * Judges one guarantee of every protection that Terraform declares. One that another protection of the same branches
 * gives is given: forges add them up. A protection that isn't in force gives none, and is judged for that alone.
 *
 * @param effect what can happen without the guarantee
 */
record GuaranteeCheck(Rule rule, Guarantee guarantee, String effect) implements Check {

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        List<Protection> protections = Protection.all(evidence);
        for (Protection protection : protections) {
            Setting setting = protection.settings().get(guarantee);
            if (setting != null && (guarantee == Guarantee.ENFORCED || protection.enforced())) {
                judge(protection, setting, protections, ruling);
            }
        }
    }

    private void judge(Protection protection, Setting setting, List<Protection> all, Ruling ruling) {
        TerraformBlock block = protection.block();
        switch (setting.state()) {
            case KEPT -> ruling.pass(block.subject(), block.at(setting.place()), "given");
            case UNTOLD ->
                ruling.unknown(
                        block.subject(),
                        block.at(setting.place()),
                        "`" + setting.name() + "` is no literal, so its value can't be told here");
            case BROKEN -> {
                Optional<Protection> other =
                        guarantee == Guarantee.ENFORCED ? Optional.empty() : givenBy(protection, all);
                if (other.isPresent()) {
                    ruling.pass(
                            block.subject(),
                            block.at(),
                            "given by " + other.get().block().subject());
                } else {
                    ruling.fail(block.subject(), block.at(setting.place()), effect);
                }
            }
        }
    }

    private Optional<Protection> givenBy(Protection protection, List<Protection> all) {
        return all.stream()
                .filter(other -> !other.equals(protection) && other.enforced() && other.joins(protection))
                .filter(other -> {
                    Setting setting = other.settings().get(guarantee);
                    return setting != null && setting.state() == Setting.State.KEPT;
                })
                .findFirst();
    }
}
