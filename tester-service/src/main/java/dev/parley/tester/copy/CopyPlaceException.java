package dev.parley.tester.copy;

/** The place of a copy is not as it has to be; its message tells its operator what to put right. */
final class CopyPlaceException extends RuntimeException {

    CopyPlaceException(String message) {
        super(message);
    }
}
