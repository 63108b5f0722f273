package dev.gatehouse.connectors.http;

import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The network that a process finds itself in: proxies from {@code HTTPS_PROXY}, {@code HTTP_PROXY} and
 * {@code NO_PROXY}, and certificate authorities from {@code SSL_CERT_FILE} in place of Java's own.
 */
final class Surroundings {

    private final Map<String, String> environment;

    Surroundings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Who is trusted to vouch for a server; empty for whom Java trusts. */
    Optional<SSLContext> trust() {
        String file = environment.getOrDefault("SSL_CERT_FILE", "");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
            if (number == 0) {
                throw new InvalidInput("SSL_CERT_FILE holds no certificate: " + file);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return Optional.of(context);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new InvalidInput("can't read the certificates of SSL_CERT_FILE: " + file);
        }
    }

    ProxySelector proxies() {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(@Nullable URI address) {
                return address == null
                        ? List.of(Proxy.NO_PROXY)
                        : List.of(proxy(address).orElse(Proxy.NO_PROXY));
            }

            @Override
            public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
                // The call itself says so.
            }
        };
    }

    private Optional<Proxy> proxy(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        String setting = variable(scheme + "_proxy");
        if (setting.isEmpty() || excepted(address.getHost())) {
            return Optional.empty();
        }
        try {
            URI proxy = URI.create(setting.contains("://") ? setting : "http://" + setting);
            int port = proxy.getPort() < 0 ? 80 : proxy.getPort();
            return Optional.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), port)));
        } catch (IllegalArgumentException noAddress) {
            throw new InvalidInput(scheme + "_proxy is no address", null, null, "Write it as http://proxy:3128.");
        }
    }

    private boolean excepted(String host) {
        if (new Endpoint(URI.create("http://" + host)).onThisMachine()) {
            return true;
        }
        for (String entry : variable("no_proxy").split(",", -1)) {
            String name = entry.strip().toLowerCase(Locale.ROOT);
            String bare = name.startsWith(".") ? name.substring(1) : name;
            if (name.equals("*")
                    || !bare.isEmpty()
                            && (host.equalsIgnoreCase(bare)
                                    || host.toLowerCase(Locale.ROOT).endsWith("." + bare))) {
                return true;
            }
        }
        return false;
    }

    private String variable(String name) {
        String lower = environment.getOrDefault(name, "");
        return lower.isEmpty() ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "") : lower;
    }
}
