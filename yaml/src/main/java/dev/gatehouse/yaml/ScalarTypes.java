package dev.gatehouse.yaml;

import dev.gatehouse.model.tree.Scalar;

/**
 * The types of plain scalars by the YAML 1.2 core schema (section 10.3.2), told apart without expressions; with the
 * words for booleans of YAML 1.1, which {@code kubectl} takes for booleans too.
 */
final class ScalarTypes {

    private ScalarTypes() {}

    static Scalar.Type of(String plain) {
        if (plain.isEmpty()) {
            return Scalar.Type.NULL;
        }
        return switch (plain) {
            case "~", "null", "Null", "NULL" -> Scalar.Type.NULL;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> Scalar.Type.BOOLEAN;
            case "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF" -> Scalar.Type.BOOLEAN;
            default -> number(plain);
        };
    }

    private static Scalar.Type number(String text) {
        char first = text.charAt(0);
        if (first != '-' && first != '+' && first != '.' && (first < '0' || first > '9')) {
            return Scalar.Type.TEXT;
        }
        if (text.startsWith("0x")) {
            return digits(text, 2, 16) ? Scalar.Type.INTEGER : Scalar.Type.TEXT;
        }
        if (text.startsWith("0o")) {
            return digits(text, 2, 8) ? Scalar.Type.INTEGER : Scalar.Type.TEXT;
        }
        int at = first == '-' || first == '+' ? 1 : 0;
        if (digits(text, at, 10)) {
            return Scalar.Type.INTEGER;
        }
        String rest = text.substring(at);
        if (rest.equals(".inf")
                || rest.equals(".Inf")
                || rest.equals(".INF")
                || text.equals(".nan")
                || text.equals(".NaN")
                || text.equals(".NAN")) {
            return Scalar.Type.DECIMAL;
        }
        return decimal(rest) ? Scalar.Type.DECIMAL : Scalar.Type.TEXT;
    }

    private static boolean decimal(String text) {
        int at = 0;
        int digits = 0;
        boolean point = false;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.' && !point)) {
            if (text.charAt(at) == '.') {
                point = true;
            } else {
                digits++;
            }
            at++;
        }
        if (digits == 0) {
            return false;
        }
        if (at == text.length()) {
            return true;
        }
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return false;
        }
        at++;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        return digits(text, at, 10);
    }

    private static boolean digits(String text, int from, int radix) {
        for (int i = from; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), radix) < 0 || text.charAt(i) > 'f') {
                return false;
            }
        }
        return from < text.length();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
