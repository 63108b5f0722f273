package dev.gatehouse.practices.secrets.likeness;

import java.util.List;
import java.util.regex.Pattern;

/** Values that stand for a secret kept elsewhere, or that are encrypted. */
final class References {

    private static final List<String> SCHEMES = List.of(
            "vault:",
            "ref+",
            "op://",
            "secretref+",
            "arn:aws:secretsmanager:",
            "arn:aws:ssm:",
            "aws-sm://",
            "awssm://",
            "gcp-sm://",
            "gcpsm://",
            "sm://",
            "azkv://",
            "azurekeyvault:",
            "@microsoft.keyvault(",
            "secretsmanager:",
            "ssm:",
            "akeyless:",
            "infisical:",
            "doppler:",
            "bw://",
            "bws:",
            "keyring:",
            "env:",
            "file:",
            "file://",
            "!vault",
            "!ref ",
            "!secret ",
            "!env ",
            "!file ",
            "!getatt ",
            "secret://",
            "k8s:",
            "bao:",
            "passwordstore:",
            "projects/",
            "{{resolve:",
            "$__file{",
            "$__env{",
            "$__vault{",
            "valuefrom:",
            "kubernetes:");

    private static final List<String> ENCRYPTED = List.of(
            "ENC[",
            "$ANSIBLE_VAULT;",
            "-----BEGIN AGE ENCRYPTED FILE-----",
            "-----BEGIN PGP MESSAGE-----",
            "age-encryption.org/",
            "AQICAH",
            "vault:v");

    private static final Pattern VARIABLE = Pattern.compile("\\$[A-Z_][A-Z0-9_]{0,100}");

    /** Argo CD's own: a key of its Secret, {@code $oidc.keycloak.clientSecret}, or of another, {@code $name:key}. */
    private static final Pattern KEY_OF_SECRET =
            Pattern.compile("\\$[a-z][A-Za-z0-9_-]{0,100}([.:][A-Za-z0-9_-]{1,100}){1,8}");

    private static final Pattern POSITIONAL = Pattern.compile("\\$[0-9@*#]");
    private static final Pattern PERCENT = Pattern.compile("%[A-Za-z_(][A-Za-z0-9_()]{0,100}[%s]?");
    private static final Pattern ANGLED = Pattern.compile("<[^<>]{1,300}>");
    /** YAML's own: {@code *dbPassword} (YAML 1.2.2, 7.1). */
    private static final Pattern ALIAS = Pattern.compile("\\*[A-Za-z_][A-Za-z0-9_-]{0,60}");

    private static final Pattern DOUBLE_UNDERSCORE =
            Pattern.compile("(__|@@|##)[A-Za-z][A-Za-z0-9_.-]{0,100}(__|@@|##)");
    private static final Pattern CALL = Pattern.compile("[A-Za-z_][A-Za-z0-9_.:]{1,100}\\([^()]{0,200}\\)[;,]?");
    private static final Pattern DOTTED = Pattern.compile(
            "(var|local|data|module|env|process\\.env|os\\.environ|secrets|vars|config|settings|self|this|each|random_password)"
                    + "[.\\[][A-Za-z0-9_.\\[\\]\"'-]{1,200}");

    private References() {}

    static boolean is(String text) {
        return substituted(text) || encrypted(text) || named(text);
    }

    /** Whether something else puts the value in: a template, a variable, a tool that replaces marks. */
    private static boolean substituted(String text) {
        if (text.contains("{{")
                || text.contains("{%")
                || text.contains("$(")
                || text.contains("#{")
                || text.contains("[[")) {
            return true;
        }
        int variable = text.indexOf("${");
        if (variable >= 0) {
            return !Defaults.secret(text, variable);
        }
        return VARIABLE.matcher(text).matches()
                || KEY_OF_SECRET.matcher(text).matches()
                || POSITIONAL.matcher(text).matches()
                || text.startsWith("%") && PERCENT.matcher(text).matches()
                || ANGLED.matcher(text).matches()
                || ALIAS.matcher(text).matches()
                || DOUBLE_UNDERSCORE.matcher(text).matches()
                || CALL.matcher(text).matches()
                || DOTTED.matcher(text).matches();
    }

    private static boolean encrypted(String text) {
        return ENCRYPTED.stream().anyMatch(text::startsWith);
    }

    private static boolean named(String text) {
        return SCHEMES.stream().anyMatch(s -> text.regionMatches(true, 0, s, 0, s.length()))
                || text.startsWith("AVP:")
                || text.startsWith("<path:");
    }

    /** Defaults of variables: {@code ${PASSWORD:-hunter2}} is {@code hunter2} wherever the variable is not set. */
    private static final class Defaults {

        static boolean secret(String text, int variable) {
            int close = text.indexOf('}', variable);
            int mark = text.indexOf(':', variable);
            boolean whole = variable == 0 && close == text.length() - 1;
            if (!whole || mark < 0 || mark + 2 >= close) {
                return false;
            }
            String fallback = text.substring(
                    text.charAt(mark + 1) == '-' || text.charAt(mark + 1) == '=' ? mark + 2 : close, close);
            return LiteralShape.of(fallback) == LiteralShape.CHANCE;
        }
    }
}
