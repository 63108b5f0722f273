package dev.gatehouse.practices.deployroles.grants;

import dev.gatehouse.practices.deployroles.rbac.Grant;
import dev.gatehouse.practices.deployroles.rbac.PolicyRule;
import dev.gatehouse.practices.deployroles.rbac.RbacGraph;
import java.util.Optional;

/** A right that reaches further than its name. */
@FunctionalInterface
interface Right {

    /** What a grant's holder can do by it; empty where the grant does not give the right. */
    Optional<Effect> of(Grant grant, RbacGraph graph);

    /**
     * What a holder can do.
     *
     * @param words continues a sentence that begins with the holder: {@code reads every Secret}
     * @param rule the rule that allows it
     * @param certain false where it hangs on something that is not in the target
     */
    record Effect(String words, PolicyRule rule, boolean certain) {

        static Effect of(String words, PolicyRule rule) {
            return new Effect(words, rule, true);
        }
    }
}
