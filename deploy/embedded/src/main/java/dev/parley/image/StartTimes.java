package dev.parley.image;

import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.Part;
import dev.parley.embedded.StackConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures what the AOT caches bring: starts each service without and with its cache, in turn, and prints the medians. Arguments:
 * the folder of {@link Images} with trained caches, and how often.
 */
public final class StartTimes {

    /** The manifests' limit, and the collector that a JVM chooses below 1792 MB. */
    private static final String[] AS_IN_A_POD = {"-XX:MaxRAM=768m", "-XX:+UseSerialGC"};

    private final EmbeddedStack stack;
    private final Images images;

    private StartTimes(EmbeddedStack stack, Images images) {
        this.stack = stack;
        this.images = images;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Images images = new Images(Path.of(arguments[0]).toAbsolutePath());
        int rounds = Integer.parseInt(arguments[1]);
        Path home = Files.createTempDirectory("parley-start-times");
        try (EmbeddedStack stack = EmbeddedStack.start(StackConfig.temporary(home))) {
            new StartTimes(stack, images).measure(rounds);
        }
    }

    private void measure(int rounds) throws InterruptedException {
        System.out.println(
                "| | ready s, plain | with cache | | CPU s, plain | with cache | | MB, plain | with cache | |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        // The gateway first: it makes the tables that the others look into.
        start(Part.GATEWAY, AS_IN_A_POD);
        for (Part service : Part.services()) {
            List<StartCost> plain = new ArrayList<>();
            List<StartCost> cached = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                plain.add(start(service, AS_IN_A_POD));
                cached.add(start(service, AS_IN_A_POD[0], AS_IN_A_POD[1], "-XX:AOTCache=" + images.cache(service)));
            }
            print(service, StartCost.median(plain), StartCost.median(cached));
        }
    }

    private StartCost start(Part service, String... options) throws InterruptedException {
        ImageProcess process = images.start(stack, service, options);
        try {
            StartCost cost = process.awaitReady();
            process.end();
            process.awaitEnd();
            return cost;
        } finally {
            process.kill();
        }
    }

    private static void print(Part service, StartCost plain, StartCost cached) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.2f | %.1f | %.1f | %.2f | %d | %d | %.2f |%n",
                service.id(),
                plain.wall().toMillis() / 1e3,
                cached.wall().toMillis() / 1e3,
                (double) cached.wall().toMillis() / plain.wall().toMillis(),
                plain.cpu().toMillis() / 1e3,
                cached.cpu().toMillis() / 1e3,
                (double) cached.cpu().toMillis() / plain.cpu().toMillis(),
                plain.kilobytes() / 1024,
                cached.kilobytes() / 1024,
                (double) cached.kilobytes() / plain.kilobytes());
    }
}
