package dev.gatehouse.connectors.logs.formats.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

    private static final List<String> GIVEN_UP = List.of(
            "Connection closed by authenticating user ",
            "Connection closed by invalid user ",
            "Connection reset by authenticating user ",
            "Connection reset by invalid user ",
            "Disconnected from authenticating user ",
            "Disconnected from invalid user ");

    private SshMessage() {}

    /** The fields of a message, with its time, host and program. */
    public static Map<String, String> fields(SyslogLine line) {
        Map<String, String> fields = new HashMap<>();
        String whole = once(line.message());
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

    /** The message itself, where syslog says that it was repeated. */
    private static String once(String message) {
        int bracket = message.startsWith("message repeated ") ? message.indexOf(" times: [ ") : -1;
        return bracket < 0 || !message.endsWith("]") ? message : message.substring(bracket + 10, message.length() - 1);
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
        } else if (closedBefore(message) != null) {
            fields.put("event", "given-up");
            closed(Objects.requireNonNull(closedBefore(message)), fields);
        } else if (message.startsWith("Server listening on ")) {
            fields.put("event", "server-listening");
        } else {
            fields.put("event", "other");
        }
    }

    /** What follows the user in a message about a connection that ended before anyone was let in. */
    private static @Nullable String closedBefore(String message) {
        for (String words : GIVEN_UP) {
            if (message.startsWith(words)) {
                return message.substring(words.length());
            }
        }
        return null;
    }

    /** A user, an address, {@code port} and a number: the user is the caller's own text, so from the end. */
    private static void closed(String text, Map<String, String> fields) {
        int port = text.lastIndexOf(" port ");
        int address = port < 0 ? -1 : text.lastIndexOf(' ', port - 1);
        if (address >= 0) {
            fields.put("user", text.substring(0, address));
            fields.put("src_ip", text.substring(address + 1, port));
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
