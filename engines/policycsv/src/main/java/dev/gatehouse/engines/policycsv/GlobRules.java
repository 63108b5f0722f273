package dev.gatehouse.engines.policycsv;

import dev.gatehouse.engines.policycsv.PolicyLine.Permission;

/** Lines whose patterns are globs: by resource, action and object. Of lines with the same patterns the first counts. */
final class GlobRules implements Rules {

    private final PatternIndex<PatternIndex<PatternIndex<Answer>>> lines = new PatternIndex<>();

    @Override
    public void add(Cited<Permission> line) {
        Permission permission = line.line();
        if (!permission.allows() && !permission.denies()) {
            return;
        }
        PatternIndex<PatternIndex<Answer>> actions = lines.of(permission.resource(), PatternIndex::new);
        PatternIndex<Answer> objects = actions == null ? null : actions.of(permission.action(), PatternIndex::new);
        Answer answer = objects == null ? null : objects.of(permission.object(), Answer::new);
        if (answer != null) {
            answer.take(line);
        }
    }

    @Override
    public void ask(String resource, String action, String object, Answer answer) {
        lines.find(resource, actions -> actions.find(action, objects -> objects.find(object, answer::take)));
    }
}
