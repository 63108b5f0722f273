package dev.gatehouse.engines.policycsv;

import dev.gatehouse.engines.policycsv.PolicyLine.Permission;
import org.jspecify.annotations.Nullable;

/** The first line that allows and the first that denies, of those that match; or that one of them can't be asked. */
final class Answer {

    @Nullable
    Cited<Permission> allowing;

    @Nullable
    Cited<Permission> denying;

    @Nullable
    Cited<Permission> failing;

    void take(Cited<Permission> line) {
        if (line.line().allows()) {
            allowing = first(allowing, line);
        } else if (line.line().denies()) {
            denying = first(denying, line);
        }
    }

    /** All that another has come to. */
    void take(Answer other) {
        if (other.allowing != null) {
            take(other.allowing);
        }
        if (other.denying != null) {
            take(other.denying);
        }
    }

    void fail(Cited<Permission> line) {
        failing = first(failing, line);
    }

    private static Cited<Permission> first(@Nullable Cited<Permission> known, Cited<Permission> line) {
        return known == null || line.order() < known.order() ? line : known;
    }
}
