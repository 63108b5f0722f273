package dev.gatehouse.practices.secrets.sighting;

import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.PodTemplate;
import dev.gatehouse.practices.secrets.likeness.Opinion;
import dev.gatehouse.practices.secrets.likeness.SecretLikeness;
import dev.gatehouse.practices.secrets.sighting.Sighting.Place;
import java.util.List;

/** What containers are given: environment variables and arguments. */
final class WorkloadSettings {

    private WorkloadSettings() {}

    static void collect(Evidence evidence, Sightings sightings) {
        for (PodTemplate template : PodTemplate.all(evidence)) {
            KubernetesObject object = template.object();
            if (!SopsFile.encrypted(object.body())) {
                Standing standing = evidence.standing(object);
                for (Mapping container : template.containers()) {
                    environment(object, standing, container, sightings);
                    arguments(object, standing, container, sightings);
                }
            }
        }
    }

    private static void environment(
            KubernetesObject object, Standing standing, Mapping container, Sightings sightings) {
        for (Mapping variable : container.each("env")) {
            String name = variable.text("name").orElse("");
            if (variable.has("valueFrom")) {
                Opinion elsewhere = new Opinion(Opinion.Likeness.REFERENCE, "taken from elsewhere");
                sightings.note(Place.ENVIRONMENT, object.subject(), name, object.at(variable), standing, elsewhere);
            }
            variable.scalar("value")
                    .ifPresent(value -> sightings.note(
                            Place.ENVIRONMENT,
                            object.subject(),
                            name,
                            object.at(value),
                            standing,
                            SecretLikeness.ofSetting(name, value.text())));
        }
    }

    private static void arguments(KubernetesObject object, Standing standing, Mapping container, Sightings sightings) {
        for (String section : List.of("command", "args")) {
            String flag = "";
            for (Scalar argument : container.scalars(section)) {
                String text = argument.text();
                int equals = text.indexOf('=');
                boolean flagged = text.startsWith("-") && text.indexOf('\n') < 0 && text.indexOf(' ') < 0;
                String name = !flag.isEmpty() ? flag : flagged && equals > 0 ? bare(text.substring(0, equals)) : "";
                Opinion opinion;
                if (!flag.isEmpty() && !flagged) {
                    opinion = SecretLikeness.ofSetting(name, text);
                } else if (flagged && equals > 0) {
                    opinion = SecretLikeness.ofSetting(name, text.substring(equals + 1));
                } else {
                    opinion = SecretLikeness.ofText(section + ".sh", text);
                    name = section;
                }
                flag = flagged && equals < 0 && SecretLikeness.speaksOfSecret(bare(text)) ? bare(text) : "";
                sightings.note(Place.ARGUMENTS, object.subject(), name, object.at(argument), standing, opinion);
            }
        }
    }

    private static String bare(String flag) {
        int from = 0;
        while (from < flag.length() && flag.charAt(from) == '-') {
            from++;
        }
        return flag.substring(from);
    }
}
