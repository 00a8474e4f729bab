package dev.parley.gateway.socket;

import io.quarkus.websockets.next.CloseReason;

/** Why the gateway closes a socket. Codes from 4000 on are Parley's own. */
enum CloseCode {
    GOING_AWAY(1001, "This gateway stops; come back"),
    NOT_TEXT(1003, "Messages are text"),
    TOO_BIG(1009, "Messages have up to 64 KB"),
    BROKEN(1011, "Something broke; come back"),
    TOKEN_ENDED(4401, "The token has ended; come back with a new one"),
    SILENT(4408, "No sign of life"),
    IDLE(4409, "Nothing was watched or said for long"),
    TOO_SLOW(4413, "Messages were not taken; come back and resume"),
    TOO_MANY(4429, "Too many sockets, or too many messages at once");

    private final int code;
    private final String text;

    CloseCode(int code, String text) {
        this.code = code;
        this.text = text;
    }

    CloseReason reason() {
        return new CloseReason(code, text);
    }
}
