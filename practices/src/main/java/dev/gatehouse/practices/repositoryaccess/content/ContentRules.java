package dev.gatehouse.practices.repositoryaccess.content;

import dev.gatehouse.practices.check.Check;
import java.util.List;

/** The rules on what files a repository has. */
public final class ContentRules {

    private ContentRules() {}

    public static List<Check> checks() {
        return List.of(new ExecutableInRepository(), new SecurityPolicyMissing());
    }
}
