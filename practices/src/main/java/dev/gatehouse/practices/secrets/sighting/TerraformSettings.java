package dev.gatehouse.practices.secrets.sighting;

import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.terraform.TerraformBlock;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.secrets.likeness.SecretLikeness;
import dev.gatehouse.practices.secrets.sighting.Sighting.Place;
import java.util.Set;

/** Literals in Terraform: attributes, locals, defaults of variables. */
final class TerraformSettings {

    private static final Set<String> WITHOUT_VALUES =
            Set.of("variable", "output", "terraform", "moved", "removed", "check");

    private TerraformSettings() {}

    static void collect(Evidence evidence, Sightings sightings) {
        for (TerraformBlock block : evidence.facts(TerraformBlock.class)) {
            Standing standing = evidence.standing(block.file());
            if (block.type().equals("variable") && !block.labels().isEmpty()) {
                String name = block.labels().getFirst();
                block.body()
                        .scalar("default")
                        .ifPresent(value -> sightings.note(
                                Place.TERRAFORM,
                                block.subject(),
                                name,
                                block.at(value),
                                standing,
                                SecretLikeness.ofSetting(name, value.text())));
            } else if (!WITHOUT_VALUES.contains(block.type())) {
                new SettingTree(Place.TERRAFORM, block.subject(), standing, block::at, sightings).walk(block.body());
            }
        }
    }
}
