package dev.parley.runtime.database;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * How far a connection trusts the server at its other end, by the {@code sslmode} of its address, in the meaning that
 * PostgreSQL's own clients give it: {@code prefer} and {@code require} encrypt, and take any certificate; {@code verify-ca}
 * takes one of an authority that is trusted, {@code verify-full} one that is also for the host's name.
 */
public final class ServerTrust {

    private static final String HOST_NAMES = "HTTPS";
    private static final String ANY_NAME = "";

    private ServerTrust() {}

    /**
     * @param url with its {@code sslmode}
     * @param caCertificate PEM of the authorities to trust; null for those that the JVM trusts
     * @throws IllegalArgumentException when the address or the certificate cannot be read
     */
    public static PgConnectOptions connectingTo(String url, String caCertificate) {
        PgConnectOptions options = PgConnectOptions.fromUri(url);
        return switch (options.getSslMode()) {
            case DISABLE, ALLOW -> options;
            case PREFER, REQUIRE -> {
                options.setTrustAll(true).setHostnameVerificationAlgorithm(ANY_NAME);
                yield options;
            }
            case VERIFY_CA -> {
                options.setTrustOptions(authorities(caCertificate)).setHostnameVerificationAlgorithm(ANY_NAME);
                yield options;
            }
            case VERIFY_FULL -> {
                options.setTrustOptions(authorities(caCertificate)).setHostnameVerificationAlgorithm(HOST_NAMES);
                yield options;
            }
        };
    }

    /** @throws IllegalArgumentException when it is not PEM of one certificate at least */
    public static void requireCertificates(String pem) {
        try {
            CertificateFactory x509 = CertificateFactory.getInstance("X.509");
            if (x509.generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                    .isEmpty()) {
                throw new IllegalArgumentException("there is no certificate in it");
            }
        } catch (CertificateException e) {
            throw new IllegalArgumentException("it is no X.509 certificate in PEM", e);
        }
    }

    private static TrustOptions authorities(String caCertificate) {
        if (caCertificate != null) {
            requireCertificates(caCertificate);
            return new PemTrustOptions().addCertValue(Buffer.buffer(caCertificate));
        }
        try {
            TrustManagerFactory own = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            own.init((KeyStore) null);
            return TrustOptions.wrap(own.getTrustManagers()[0]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JVM has no certificates of authorities", e);
        }
    }
}
