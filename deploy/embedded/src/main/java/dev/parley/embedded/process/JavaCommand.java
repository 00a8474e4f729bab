package dev.parley.embedded.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The command line of a child JVM: the parent's own JDK, a small heap, quick to start. */
public final class JavaCommand {

    /** From here on a JVM warns of what Netty and others still do, unless told not to. */
    private static final int WARNS_OF_UNSAFE = 24;

    private final List<String> command = new ArrayList<>();

    /** @param heap as {@code -Xmx} takes it */
    public JavaCommand(String heap) {
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap);
        // The usual first heap is a share of the machine's memory, touched early and never given back.
        command.add("-Xms32m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-Xshare:auto");
        command.add("-Djava.awt.headless=true");
        command.add("--enable-native-access=ALL-UNNAMED");
        if (Runtime.version().feature() >= WARNS_OF_UNSAFE) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
    }

    public JavaCommand option(String option) {
        command.add(option);
        return this;
    }

    /** Keeps the loaded classes in a file for later starts; the JVM renews it itself when the class path changes. */
    public JavaCommand archive(Optional<Path> file) {
        file.ifPresent(path -> {
            command.add("-XX:+AutoCreateSharedArchive");
            command.add("-XX:SharedArchiveFile=" + path);
            command.add("-Xlog:cds=off");
            command.add("-Xlog:cds+dynamic=off");
        });
        return this;
    }

    public List<String> main(String classPath, String mainClass, String... arguments) {
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }

    public List<String> jar(Path jar) {
        command.addAll(List.of("-jar", jar.toString()));
        return List.copyOf(command);
    }

    /**
     * The jars of this JVM's class path. Folders are left out, a class-data archive cannot have them; so are this
     * module's own jar, which no server needs, and the packed server binaries, which hold no class.
     */
    public static String ownJars() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar") && ofServers(Path.of(entry)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean ofServers(Path jar) {
        String name = jar.getFileName().toString();
        return !name.equals("embedded.jar") && !name.startsWith("embedded-");
    }
}
