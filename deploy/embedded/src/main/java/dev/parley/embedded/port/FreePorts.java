package dev.parley.embedded.port;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Looks for ports nobody listens on. */
public final class FreePorts {

    /** Below the range systems take outgoing ports from, so that no connection gets it between look and use. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;
    private static final int CONNECT_MILLIS = 200;

    private FreePorts() {}

    public static int any() {
        return ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
    }

    /** Whether 127.0.0.1 can listen there and no one answers there through another address. */
    public static boolean isFree(int port) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback, port), 1);
        } catch (IOException e) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback, port), CONNECT_MILLIS);
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
