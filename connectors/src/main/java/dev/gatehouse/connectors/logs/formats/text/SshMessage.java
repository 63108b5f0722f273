package dev.gatehouse.connectors.logs.formats.text;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message of {@code sshd} says, as fields: {@code event}, {@code user}, {@code src_ip}, {@code src_port},
 * {@code method}, {@code key} (a fingerprint), {@code certificate} (its id), {@code serial}, {@code ca}. The user's
 * name is the caller's own text, so the address is looked for from the message's end.
 */
public final class SshMessage {

    private static final int LONGEST = 2_048;
    private static final Pattern ADDRESS =
            Pattern.compile("^(.*) from (\\S+)(?: port (\\d{1,5}))?(.*)$", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("((?:SHA256|MD5):\\S{1,120})");
    private static final Pattern CERTIFICATE =
            Pattern.compile("ID (.{0,256}?) \\(serial (\\d{1,20})\\) CA \\S{1,64} ((?:SHA256|MD5):\\S{1,120})");

    private SshMessage() {}

    /** The fields of a message, with its time, host and program. */
    public static Map<String, String> fields(SyslogLine line) {
        Map<String, String> fields = new HashMap<>();
        String whole = line.message();
        String message = whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole;
        fields.put("@timestamp", line.time());
        fields.put("host", line.host());
        fields.put("program", line.program());
        fields.put("message", message);
        Matcher address = ADDRESS.matcher(message);
        String before = message;
        String after = "";
        if (address.matches()) {
            before = address.group(1);
            fields.put("src_ip", address.group(2));
            if (address.group(3) != null) {
                fields.put("src_port", address.group(3));
            }
            after = address.group(4);
        }
        say(message, before, after, fields);
        return fields;
    }

    private static void say(String message, String before, String after, Map<String, String> fields) {
        if (before.startsWith("Accepted ")) {
            attempt("accepted", before.substring(9), fields);
            keys(after, fields);
        } else if (before.startsWith("Failed ")) {
            attempt("failed", before.substring(7), fields);
            keys(after, fields);
        } else if (before.startsWith("Invalid user")) {
            fields.put("event", "invalid-user");
            fields.put("user", before.substring(12).strip());
        } else if (message.contains("maximum authentication attempts exceeded for ")) {
            fields.put("event", "max-attempts");
            String user = before.substring(before.indexOf(" exceeded for ") + 14);
            fields.put("user", user.startsWith("invalid user ") ? user.substring(13) : user);
        } else if (before.startsWith("User ") && message.contains(" not allowed because")) {
            fields.put("event", "not-allowed");
            fields.put("user", before.substring(5));
        } else if (message.startsWith("pam_unix(sshd:session): session opened for user ")) {
            fields.put("event", "session-opened");
            fields.put("user", word(message.substring(48)));
        } else if (message.startsWith("pam_unix(sshd:session): session closed for user ")) {
            fields.put("event", "session-closed");
            fields.put("user", word(message.substring(48)));
        } else if (message.startsWith("Disconnected from user ")) {
            fields.put("event", "disconnected");
            disconnected(message, fields);
        } else if (message.startsWith("Server listening on ")) {
            fields.put("event", "server-listening");
        } else {
            fields.put("event", "other");
        }
    }

    private static void disconnected(String message, Map<String, String> fields) {
        String[] words = message.substring(23).split(" ", -1);
        fields.put("user", words[0]);
        if (words.length > 1) {
            fields.put("src_ip", words[1]);
        }
    }

    private static void attempt(String event, String text, Map<String, String> fields) {
        int between = text.indexOf(" for ");
        fields.put("event", event);
        if (between >= 0) {
            fields.put("method", text.substring(0, between));
            String user = text.substring(between + 5);
            boolean invalid = user.startsWith("invalid user ");
            fields.put("user", invalid ? user.substring(13) : user);
            fields.put("known_user", invalid ? "false" : "true");
        }
    }

    private static void keys(String after, Map<String, String> fields) {
        Matcher key = KEY.matcher(after);
        if (key.find()) {
            fields.put("key", key.group(1));
        }
        Matcher certificate = CERTIFICATE.matcher(after);
        if (certificate.find()) {
            fields.put("certificate", certificate.group(1));
            fields.put("serial", certificate.group(2));
            fields.put("ca", certificate.group(3));
        }
    }

    private static String word(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ' ' || text.charAt(i) == '(') {
                return text.substring(0, i);
            }
        }
        return text;
    }
}
