package dev.gatehouse.connectors.logs.formats.webhook;

import dev.gatehouse.engines.sigma.event.JsonEvent;
import dev.gatehouse.engines.sigma.event.Values;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * One request of a forge's with its headers: as a receiver writes it down ({@code headers} and {@code body}, a text),
 * or as GitHub's API lists deliveries ({@code request.headers} and {@code request.payload}, an object).
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#delivery-headers">Delivery headers</a>
 */
public final class Delivery {

    private static final String FORM = "payload=";

    private final Sender sender;
    private final @Nullable String event;
    private final @Nullable String signature;
    private final @Nullable String time;
    private final byte[] body;
    private final byte[] payload;

    /**
     * A delivery.
     *
     * @param event what the header calls it; null where it is not told
     * @param signature what proves it; null where there is nothing
     * @param time when it was delivered, as it is told; null where it is not
     * @param body what was signed
     * @param payload the JSON in it
     */
    private Delivery(
            Sender sender,
            @Nullable String event,
            @Nullable String signature,
            @Nullable String time,
            byte[] body,
            byte[] payload) {
        this.sender = sender;
        this.event = event;
        this.signature = signature;
        this.time = time;
        this.body = body;
        this.payload = payload;
    }

    /** Reads one; null where a record is none. */
    public static @Nullable Delivery of(Sender sender, byte[] bytes, int from, int to) {
        if (!holds(bytes, from, to, "\"headers\"")) {
            return null;
        }
        Values values = new Values();
        if (new JsonEvent(bytes, from, to).read(sender.paths(), false, values) != null) {
            return null;
        }
        String event = sender.event(values);
        String signature = sender.proof(values);
        String time = sender.time(values);
        String text = sender.text(values, "body");
        if (text != null) {
            boolean base64 = "true".equals(sender.text(values, "isBase64Encoded"));
            return ofBody(sender, event, signature, time, text, base64);
        }
        int payload = indexOf(bytes, from, to, "\"payload\"");
        byte[] object = payload < 0 ? null : object(bytes, payload + "\"payload\"".length(), to);
        return object == null ? null : new Delivery(sender, event, signature, time, object, object);
    }

    /** What the header calls it; null where it is not told. */
    public @Nullable String event() {
        return event;
    }

    private static @Nullable Delivery ofBody(
            Sender sender,
            @Nullable String event,
            @Nullable String signature,
            @Nullable String time,
            String text,
            boolean base64) {
        byte[] body;
        try {
            body = base64 ? Base64.getMimeDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
            String read = new String(body, StandardCharsets.UTF_8);
            byte[] payload = read.startsWith(FORM)
                    ? URLDecoder.decode(read.substring(FORM.length()), StandardCharsets.UTF_8)
                            .getBytes(StandardCharsets.UTF_8)
                    : body;
            return new Delivery(sender, event, signature, time, body, payload);
        } catch (IllegalArgumentException damaged) {
            return null;
        }
    }

    private static boolean holds(byte[] bytes, int from, int to, String key) {
        return indexOf(bytes, from, to, key) >= 0;
    }

    private static int indexOf(byte[] bytes, int from, int to, String key) {
        byte[] sought = key.getBytes(StandardCharsets.US_ASCII);
        for (int i = from; i + sought.length <= to; i++) {
            int matched = 0;
            while (matched < sought.length && bytes[i + matched] == sought[matched]) {
                matched++;
            }
            if (matched == sought.length) {
                return i;
            }
        }
        return -1;
    }

    /** The object after a key, without the blanks between its parts: GitHub signs it so. */
    private static byte @Nullable [] object(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == ':' || isBlank(bytes[at]))) {
            at++;
        }
        if (at >= to || bytes[at] != '{') {
            return null;
        }
        ByteArrayOutputStream compact = new ByteArrayOutputStream(to - at);
        int depth = 0;
        boolean text = false;
        for (; at < to; at++) {
            byte b = bytes[at];
            if (text || !isBlank(b)) {
                compact.write(b);
            }
            if (text && b == '\\' && at + 1 < to) {
                at++;
                compact.write(bytes[at]);
            } else if (b == '"') {
                text = !text;
            } else if (!text && (b == '{' || b == '[')) {
                depth++;
            } else if (!text && (b == '}' || b == ']') && --depth == 0) {
                return compact.toByteArray();
            }
        }
        return null;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    /** The payload as one event, with what the headers tell besides: {@code event} and {@code delivered_at}. */
    public byte[] told() {
        int brace = 0;
        while (brace < payload.length && payload[brace] != '{') {
            brace++;
        }
        if (brace == payload.length) {
            return payload;
        }
        StringBuilder head = new StringBuilder("{");
        add(head, "event", event);
        add(head, "delivered_at", time);
        boolean empty = brace + 1 < payload.length && payload[brace + 1] == '}';
        if (empty && head.length() > 1) {
            head.setLength(head.length() - 1);
        }
        byte[] begin = head.toString().getBytes(StandardCharsets.UTF_8);
        byte[] told = new byte[begin.length + payload.length - brace - 1];
        System.arraycopy(begin, 0, told, 0, begin.length);
        System.arraycopy(payload, brace + 1, told, begin.length, payload.length - brace - 1);
        return told;
    }

    /** Headers are words and numbers; anything else is left out. */
    private static void add(StringBuilder head, String name, @Nullable String value) {
        if (value != null && value.chars().allMatch(c -> c > 0x1F && c < 0x7F && c != '"' && c != '\\')) {
            head.append('"').append(name).append("\":\"").append(value).append("\",");
        }
    }

    /** Why it can't be taken for its sender's; null where it can. */
    public @Nullable String forgery(WebhookSecrets secrets) {
        if (signature == null) {
            return "it has no " + sender.proofName();
        }
        return sender.proves(secrets, body, signature)
                ? null
                : "its " + sender.proofName()
                        + (sender == Sender.GITLAB ? " is none that was given" : " does not fit its body");
    }
}
