package dev.parley.runtime.trust;

import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * How far a connection trusts the server at its other end, by the {@code sslmode} of its address, in the meaning that
 * PostgreSQL's own clients give it: {@code prefer} and {@code require} encrypt, and take any certificate; {@code verify-ca}
 * takes one of an authority that is trusted, {@code verify-full} one that is also for the host's name.
 */
public final class ServerTrust {

    private static final Pattern NAMES_A_MODE = Pattern.compile("[?&]sslmode=");
    private static final String HOST_NAMES = "HTTPS";
    private static final String ANY_NAME = "";

    private ServerTrust() {}

    /**
     * @param url with its {@code sslmode}; {@code prefer} where it names none
     * @param caCertificate PEM of the authorities to trust; null for those that the JVM trusts
     * @throws IllegalArgumentException when the address or the certificate cannot be read
     */
    public static PgConnectOptions connectingTo(String url, String caCertificate) {
        return connectingTo(url, caCertificate, () -> {});
    }

    /**
     * @param distrusted called when a server shows a certificate that does not hold, since the driver does not say so
     */
    public static PgConnectOptions connectingTo(String url, String caCertificate, Runnable distrusted) {
        PgConnectOptions options = PgConnectOptions.fromUri(url);
        if (!NAMES_A_MODE.matcher(url).find()) {
            options.setSslMode(SslMode.PREFER); // the driver's own default is not to encrypt
        }
        return switch (options.getSslMode()) {
            case DISABLE, ALLOW -> options;
            case PREFER, REQUIRE -> {
                options.setTrustAll(true).setHostnameVerificationAlgorithm(ANY_NAME);
                yield options;
            }
            case VERIFY_CA -> {
                options.setTrustOptions(authorities(caCertificate, distrusted))
                        .setHostnameVerificationAlgorithm(ANY_NAME);
                yield options;
            }
            case VERIFY_FULL -> {
                options.setTrustOptions(authorities(caCertificate, distrusted))
                        .setHostnameVerificationAlgorithm(HOST_NAMES);
                yield options;
            }
        };
    }

    /**
     * @param property that the file was read from
     * @return its text
     * @throws IllegalArgumentException naming property and file, when it is not PEM of one certificate at least
     */
    public static String pem(String property, Path file) {
        try {
            String pem = Files.readString(file, StandardCharsets.US_ASCII);
            requireCertificates(pem);
            return pem;
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(property + ": " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException when it is not PEM of one certificate at least */
    public static void requireCertificates(String pem) {
        certificates(pem);
    }

    private static Collection<? extends Certificate> certificates(String pem) {
        try {
            CertificateFactory x509 = CertificateFactory.getInstance("X.509");
            Collection<? extends Certificate> certificates =
                    x509.generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException("there is no certificate in it");
            }
            return certificates;
        } catch (CertificateException e) {
            throw new IllegalArgumentException("it is no X.509 certificate in PEM", e);
        }
    }

    private static TrustOptions authorities(String caCertificate, Runnable distrusted) {
        try {
            TrustManagerFactory authorities =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            authorities.init(caCertificate == null ? null : keyStore(certificates(caCertificate)));
            X509ExtendedTrustManager trust =
                    (X509ExtendedTrustManager) authorities.getTrustManagers()[0];
            return TrustOptions.wrap(new TellingTrust(trust, distrusted));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the JVM cannot hold certificates of authorities", e);
        }
    }

    private static KeyStore keyStore(Collection<? extends Certificate> certificates)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("authority-" + store.size(), certificate);
        }
        return store;
    }
}
