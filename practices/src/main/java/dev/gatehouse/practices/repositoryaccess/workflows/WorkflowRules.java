package dev.gatehouse.practices.repositoryaccess.workflows;

import dev.gatehouse.practices.check.Check;
import java.util.List;

/** The rules on CI pipelines. */
public final class WorkflowRules {

    private WorkflowRules() {}

    public static List<Check> checks() {
        return List.of(
                new ActionCommentDisagrees(),
                new ActionNotPinned(),
                new GitLabIncludeNotPinned(),
                new WorkflowScriptInjection(),
                new WorkflowSelfHostedOnPublicTrigger(),
                new WorkflowUntrustedCheckout(),
                new WorkflowWriteAll());
    }
}
