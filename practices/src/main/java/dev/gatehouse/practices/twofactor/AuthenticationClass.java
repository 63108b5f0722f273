package dev.gatehouse.practices.twofactor;

import dev.gatehouse.model.tree.Mapping;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Classes and methods of authentication as OpenID Connect names them.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#acrSemantics">OpenID Connect Core 1.0,
 *     5.5.1.1</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8176">RFC 8176, Authentication Method Reference Values</a>
 */
final class AuthenticationClass {

    /** What Keycloak and others say of a session or a password, whether or not a second factor was shown. */
    private static final Set<String> PASSWORD = Set.of("0", "1", "pwd", "password", "bronze");

    private static final List<String> PASSWORD_WORDS = List.of(":1fa", "password", "bronze");

    private AuthenticationClass() {}

    /** Whether a list of acceptable classes holds none that a password alone reaches. */
    static SignOn.Demand of(List<String> classes) {
        if (classes.isEmpty()) {
            return SignOn.Demand.NONE;
        }
        boolean more =
                classes.stream().map(c -> c.toLowerCase(Locale.ROOT)).allMatch(AuthenticationClass::moreThanPassword);
        return more ? SignOn.Demand.SECOND_FACTOR : SignOn.Demand.PROVES_NOTHING;
    }

    private static boolean moreThanPassword(String name) {
        return !name.isBlank()
                && !PASSWORD.contains(name)
                && PASSWORD_WORDS.stream().noneMatch(name::contains);
    }

    /** What the {@code claims} parameter asks of {@code acr} and {@code amr}: only what is essential must be met. */
    static SignOn.Demand ofClaims(Mapping claims) {
        SignOn.Demand demand = SignOn.Demand.NONE;
        for (String claim : List.of("acr", "amr")) {
            if (claims.mapping(claim).isEmpty()) {
                continue;
            }
            List<String> values =
                    claims.has(claim, "values") ? claims.texts(claim, "values") : claims.texts(claim, "value");
            boolean essential = claims.bool(claim, "essential").orElse(false);
            if (essential && of(values) == SignOn.Demand.SECOND_FACTOR) {
                return SignOn.Demand.SECOND_FACTOR;
            }
            demand = SignOn.Demand.PROVES_NOTHING;
        }
        return demand;
    }
}
