package dev.parley.embedded;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program that holds a stack until it is killed; started by {@link StackLifeIT}. */
final class StackHolder {

    private StackHolder() {}

    public static void main(String[] args) throws InterruptedException {
        EmbeddedStack.start(StackConfig.temporary(Path.of(args[0])).withParts(Part.POSTGRES, Part.REDIS));
        System.out.println("READY");
        new CountDownLatch(1).await();
    }
}
