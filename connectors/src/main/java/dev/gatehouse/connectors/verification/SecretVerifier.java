package dev.gatehouse.connectors.verification;

import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Asks the service of a secret whether it takes it: at most five questions a second to each, each within ten seconds,
 * without following redirects, and never twice for the same secret. Once a service says that it is asked too often, it
 * is not asked again. Answers are kept in memory only, under a hash that is keyed anew for each run.
 */
public final class SecretVerifier implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE = Duration.ofMillis(200).toNanos();
    private static final int LARGEST = 1 << 16;
    private static final int TOO_MANY = 429;

    private final Map<Provider, String> addresses = new EnumMap<>(Provider.class);
    private final Map<Provider, Long> asked = new EnumMap<>(Provider.class);
    private final Set<Provider> weary = EnumSet.noneOf(Provider.class);
    private final Map<String, Answer> answers = new HashMap<>();
    private final HttpClient client;
    private final SecretKeySpec key;

    /**
     * Makes one.
     *
     * @param addresses {@code NAME=URL} for services that are elsewhere
     * @throws InvalidInput where one is no service, or no address
     */
    public SecretVerifier(List<String> addresses) {
        for (String address : addresses) {
            add(address);
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, "HmacSHA256");
        client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private void add(String address) {
        int equals = address.indexOf('=');
        Optional<Provider> provider = Provider.ofLabel(equals < 0 ? address : address.substring(0, equals));
        if (provider.isEmpty() || equals < 0) {
            throw new InvalidInput(
                    "--verify-url " + address + " names no service",
                    null,
                    null,
                    "Write NAME=URL; the names are "
                            + Arrays.stream(Provider.values())
                                    .map(Provider::label)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        String url = address.substring(equals + 1);
        boolean sound;
        try {
            URI uri = URI.create(url);
            sound = ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException noUri) {
            sound = false;
        }
        if (!sound) {
            throw new InvalidInput(
                    "--verify-url " + address + " is no address",
                    null,
                    null,
                    "Write it as " + provider.get().label() + "="
                            + provider.get().usual() + ".");
        }
        addresses.put(provider.get(), url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    /**
     * What the service of a secret says of it.
     *
     * @param detector what found it
     * @return empty where no service is known to ask
     */
    public synchronized Optional<Answer> verify(String detector, String secret) {
        return Provider.of(detector)
                .map(provider -> answers.computeIfAbsent(
                        fingerprint(provider.label() + "\0" + secret), unseen -> ask(provider, secret)));
    }

    /** Whether a refusal leaves open that another instance of the service takes the secret. */
    public static boolean mayBeElsewhere(String detector) {
        return Provider.of(detector).map(Provider::selfHosted).orElse(true);
    }

    private String fingerprint(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    private Answer ask(Provider provider, String secret) {
        String base = addresses.getOrDefault(provider, provider.usual().toString());
        String host = URI.create(base).getHost();
        if (weary.contains(provider)) {
            return new Answer(Answer.State.UNTOLD, host + " asked for fewer questions");
        }
        if (secret.isEmpty() || secret.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            return new Answer(Answer.State.UNTOLD, "not asked: it can't be sent in a header");
        }
        pause(provider);
        try {
            HttpRequest question = HttpRequest.newBuilder(provider.question(base, secret), (name, value) -> true)
                    .timeout(PATIENCE)
                    .header("User-Agent", "gatehouse")
                    .build();
            HttpResponse<InputStream> response = client.send(question, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return answer(
                        provider,
                        host,
                        response.statusCode(),
                        new String(body.readNBytes(LARGEST), StandardCharsets.UTF_8));
            }
        } catch (IOException | IllegalArgumentException failed) {
            return new Answer(
                    Answer.State.UNTOLD,
                    host + " could not be asked (" + failed.getClass().getSimpleName() + ")");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Answer(Answer.State.UNTOLD, host + " could not be asked: interrupted");
        }
    }

    private Answer answer(Provider provider, String host, int status, String body) {
        if (status == TOO_MANY) {
            weary.add(provider);
            return new Answer(Answer.State.UNTOLD, host + " asked for fewer questions");
        }
        Answer.State state = provider.judged(status, body);
        return new Answer(
                state,
                switch (state) {
                    case LIVE -> "live: " + host + " takes it";
                    case REFUSED -> host + " refuses it";
                    case UNTOLD -> host + " answered " + status + ", which says neither";
                });
    }

    private void pause(Provider provider) {
        Long before = asked.get(provider);
        long now = System.nanoTime();
        if (before != null && now - before < PAUSE) {
            try {
                Thread.sleep(Duration.ofNanos(PAUSE - (now - before)));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        asked.put(provider, System.nanoTime());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
