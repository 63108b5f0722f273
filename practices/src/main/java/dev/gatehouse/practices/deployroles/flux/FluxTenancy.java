package dev.gatehouse.practices.deployroles.flux;

import dev.gatehouse.practices.check.Check;
import java.util.List;

/** The rules on Flux's objects. */
public final class FluxTenancy {

    private FluxTenancy() {}

    public static List<Check> checks() {
        return List.of(new CrossNamespaceReference(), new SourceWithoutVerification(), new WithoutImpersonation());
    }
}
