package dev.gatehouse.practices.secrets;

import dev.gatehouse.practices.check.Check;
import java.util.List;

/** The rules of practice 6, secrets. */
public final class Secrets {

    private Secrets() {}

    public static List<Check> checks() {
        return List.of(
                new HardCodedSecret(),
                new KnownToken(),
                new PlaintextSecret(),
                new SecretInArguments(),
                new SecretInConfigMap(),
                new SecretInEnv(),
                new SecretInHelmValues(),
                new SecretInTerraform(),
                new SopsLeftPlaintext());
    }
}
