package dev.parley.runtime.nativeimage;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.graalvm.nativeimage.hosted.Feature;
import org.graalvm.nativeimage.hosted.RuntimeReflection;

/**
 * Opens records and enums of Parley to reflection, by which Jackson reads and writes them, each as soon as the analysis finds that
 * the executable may meet it. So there is no list that a new one could be missing from; {@code NativeTest} holds that no other
 * kind of class is made into JSON. Named in {@code META-INF/native-image}.
 */
public final class JsonTypes implements Feature {

    private static final String OURS = "dev.parley.";

    private final Set<Class<?>> open = ConcurrentHashMap.newKeySet();

    @Override
    public void beforeAnalysis(BeforeAnalysisAccess access) {
        access.registerSubtypeReachabilityHandler((analysis, type) -> open(type), Record.class);
        access.registerSubtypeReachabilityHandler((analysis, type) -> open(type), Enum.class);
    }

    private void open(Class<?> reached) {
        for (Class<?> type : with(reached)) {
            if (open.add(type)) {
                RuntimeReflection.register(type);
                RuntimeReflection.register(type.getDeclaredConstructors());
                RuntimeReflection.register(type.getDeclaredMethods());
                RuntimeReflection.register(type.getDeclaredFields());
                if (type.isRecord()) {
                    RuntimeReflection.registerAllRecordComponents(type);
                }
            }
        }
    }

    /**
     * A type of ours, what it implements, which may say how it is written, and the other choices there, which may be read in its
     * place. Empty for a type of others.
     */
    static Set<Class<?>> with(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        collect(type, found);
        return found;
    }

    private static void collect(Class<?> type, Set<Class<?>> found) {
        if (!type.getName().startsWith(OURS) || !found.add(type)) {
            return;
        }
        for (Class<?> implemented : type.getInterfaces()) {
            collect(implemented, found);
        }
        if (type.isSealed() && type.isInterface()) {
            for (Class<?> choice : type.getPermittedSubclasses()) {
                collect(choice, found);
            }
        }
    }
}
