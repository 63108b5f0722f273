package dev.gatehouse.practices.awareness;

import dev.gatehouse.practices.check.Check;
import java.util.List;

/** The rules of practice 9, awareness training. */
public final class Awareness {

    private Awareness() {}

    public static List<Check> checks() {
        return List.of(
                new NoSecurityContact(),
                new PullRequestTemplateWithoutSecuritySection(),
                new TrainingOutOfDate(),
                new TrainingUnknownPerson());
    }
}
