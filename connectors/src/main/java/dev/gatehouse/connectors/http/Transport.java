package dev.gatehouse.connectors.http;

import dev.gatehouse.model.secret.Reveal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One way to one system, for any number of threads.
 *
 * <p>At most {@value #AT_ONCE} questions at once, changes one after the other. An answer has at most {@value #LARGEST}
 * bytes and comes within a minute and a half. What fails on the way, or with 500, 502, 503 or 504, is asked up to
 * {@value #ATTEMPTS} times, each pause about twice the last; a change only where doing it twice is as doing it once.
 * Limits are waited for up to the patience given. Redirections are followed within the same origin, questions alone.
 */
public final class Transport implements AutoCloseable {

    /** The most bytes of one answer. */
    public static final int LARGEST = 32 << 20;

    private static final int AT_ONCE = 8;
    private static final int ATTEMPTS = 4;
    private static final int WAITS = 6;
    private static final int REDIRECTIONS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    private final Endpoint endpoint;
    private final Authorization authorization;
    private final Map<String, String> headers;
    private final Settings settings;
    private final HttpClient client;
    private final RateLimits limits;
    private final @Nullable EntityStore store;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger unchanged = new AtomicInteger();

    /**
     * What a transport has around it.
     *
     * @param time the time, and waiting
     * @param random spreads repeated calls
     * @param environment proxies and certificates, as in {@code HTTPS_PROXY}, {@code NO_PROXY}, {@code SSL_CERT_FILE}
     * @param cache where answers are kept with their entity tags; null to keep none
     * @param patience how long one call waits for a limit at most
     * @param progress told what is waited for
     */
    public record Settings(
            Time time,
            RandomGenerator random,
            Map<String, String> environment,
            java.nio.file.@Nullable Path cache,
            Duration patience,
            Consumer<String> progress) {}

    /**
     * Opens a way.
     *
     * @param headers that every call has
     */
    public Transport(Endpoint endpoint, Authorization authorization, Map<String, String> headers, Settings settings) {
        this.endpoint = endpoint;
        this.authorization = authorization;
        this.headers = Map.copyOf(headers);
        this.settings = settings;
        this.limits = new RateLimits(settings.time(), endpoint.onThisMachine());
        this.store =
                Optional.ofNullable(settings.cache()).flatMap(EntityStore::in).orElse(null);
        Surroundings surroundings = new Surroundings(settings.environment());
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(15))
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(surroundings.proxies());
        surroundings.trust().ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    /** How many calls were sent so far, repeated ones counted. */
    public int sent() {
        return sent.get();
    }

    /** How many answers were told to be unchanged. */
    public int unchanged() {
        return unchanged.get();
    }

    /** Asks for a JSON document. */
    public Answer<Json> ask(Call call) {
        return switch (send(call)) {
            case Answer.Seen<Reply>(Reply reply) ->
                Json.read(reply.body())
                        .map(Answer::seen)
                        .orElseGet(() -> Answer.unseen(call.shown() + " answered something that is no JSON"));
            case Answer.Unseen<Reply> unseen -> unseen.as();
        };
    }

    /** Asks whether something is there: an answer without content is a yes, 404 a no. */
    public Answer<Boolean> isThere(Call call) {
        return switch (send(call)) {
            case Answer.Seen<Reply> _ -> Answer.seen(true);
            case Answer.Unseen<Reply> unseen when unseen.status() == 404 -> Answer.seen(false);
            case Answer.Unseen<Reply> unseen -> unseen.as();
        };
    }

    /** Makes a change; what the system answers to it is not looked at. */
    public Answer<Boolean> change(Call call) {
        return send(call).map(_ -> true);
    }

    /** Sends a call, whatever it takes within the limits. */
    Answer<Reply> send(Call call) {
        Optional<URI> address = endpoint.resolve(call.path());
        if (address.isEmpty()) {
            return Answer.unseen(call.shown() + ": the next page lies at another origin, which is not asked");
        }
        try {
            if (call.reads()) {
                slots.acquire();
                try {
                    return sent(call, address.get(), REDIRECTIONS);
                } finally {
                    slots.release();
                }
            }
            writing.lockInterruptibly();
            try {
                return sent(call, address.get(), 0);
            } finally {
                writing.unlock();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Answer.unseen(call.shown() + " was interrupted");
        }
    }

    private Answer<Reply> sent(Call call, URI address, int redirections) throws InterruptedException {
        int failures = 0;
        int waits = 0;
        Duration waited = Duration.ZERO;
        while (true) {
            Duration turn = limits.turn(call.reads());
            if (!turn.isZero()) {
                waited = waited.plus(turn);
                if (waited.compareTo(settings.patience()) > 0) {
                    return tooLong(call, turn);
                }
                rest(turn, "the rate limit");
                continue;
            }
            Optional<EntityStore.Kept> kept = store != null && call.keepable()
                    ? store.get(address.toString(), authorization.identity())
                    : Optional.empty();
            Reply reply;
            try {
                reply = exchange(call, address, kept.map(EntityStore.Kept::tag).orElse(null));
            } catch (IOException failed) {
                failures++;
                if (failures < ATTEMPTS && call.repeatable()) {
                    settings.time().sleep(backOff(failures));
                    continue;
                }
                return Answer.unseen(call.shown() + " was not answered (" + why(failed) + ")");
            }
            limits.learn(reply);
            Optional<Duration> pause = limits.pause(reply, waits);
            if (pause.isPresent()) {
                waits++;
                waited = waited.plus(pause.get());
                if (waits > WAITS || waited.compareTo(settings.patience()) > 0) {
                    return tooLong(call, pause.get());
                }
                limits.closeUntil(settings.time().now().plus(pause.get()));
                continue;
            }
            if (transientFailure(reply.status()) && call.repeatable() && ++failures < ATTEMPTS) {
                settings.time().sleep(backOff(failures));
                continue;
            }
            return concluded(call, address, reply, kept.orElse(null), redirections);
        }
    }

    private Answer<Reply> concluded(
            Call call, URI address, Reply reply, EntityStore.@Nullable Kept kept, int redirections)
            throws InterruptedException {
        if (reply.status() == 304 && kept != null) {
            unchanged.incrementAndGet();
            return Answer.seen(kept.reply());
        }
        if (reply.status() == 301 || reply.status() == 302 || reply.status() == 307 || reply.status() == 308) {
            Optional<URI> moved = reply.header("location").flatMap(endpoint::resolve);
            return redirections > 0 && call.keepable() && moved.isPresent()
                    ? sent(call, moved.get(), redirections - 1)
                    : Answer.unseen(call.shown() + " leads elsewhere, where it is not followed");
        }
        if (!reply.good()) {
            return Refusal.of(call, reply);
        }
        if (store != null && call.keepable() && reply.status() == 200) {
            store.put(address.toString(), authorization.identity(), reply);
        }
        return Answer.seen(reply);
    }

    private Reply exchange(Call call, URI address, @Nullable String tag) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(DEADLINE)
                .header("User-Agent", "gatehouse")
                .method(
                        call.sentAs(),
                        call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()));
        headers.forEach(request::header);
        if (call.body() != null) {
            request.header("Content-Type", "application/json");
        }
        if (tag != null) {
            request.header("If-None-Match", tag);
        }
        authorization
                .header()
                .ifPresent(header ->
                        request.header(header.name(), header.value().reveal(Reveal.forThe("header of a call"))));
        sent.incrementAndGet();
        CompletableFuture<HttpResponse<byte[]>> response =
                client.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            HttpResponse<byte[]> got = response.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(got.statusCode(), got.headers().map(), got.body());
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException cause ? cause : new IOException(why(failed));
        } catch (TimeoutException late) {
            throw new IOException("no answer within " + DEADLINE.toSeconds() + " s", late);
        } finally {
            response.cancel(true);
        }
    }

    private void rest(Duration pause, String cause) throws InterruptedException {
        if (pause.compareTo(Duration.ofSeconds(2)) > 0) {
            settings.progress().accept("waiting " + pause.toSeconds() + " s for " + cause);
        }
        settings.time().sleep(pause);
    }

    private Duration backOff(int failures) {
        long base = FIRST_PAUSE.toMillis() << (failures - 1);
        return Duration.ofMillis(base / 2 + settings.random().nextLong(base));
    }

    private Answer<Reply> tooLong(Call call, Duration pause) {
        return new Answer.Unseen<>(
                429,
                call.shown() + " was not asked: the rate limit is used up for another " + Math.max(1, pause.toSeconds())
                        + " s",
                "Run it again then; what was read is kept.");
    }

    private static boolean transientFailure(int status) {
        return status == 500 || status == 502 || status == 503 || status == 504;
    }

    /** The failure's kind, never its words, which may hold what was sent. */
    private static String why(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getClass().getSimpleName();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
