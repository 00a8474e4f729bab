package dev.parley.system.deployment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/settings.md}: each setting of Parley's own, out of the mappings and what their javadoc says. */
final class SettingsPage {

    private static final String HEAD = """
            # Settings

            All of Parley's own, with their defaults. This page is made from the code (`SettingsPageTest`); how to set them, and \
            what has to be set, is in [operations](operations.md#configure). `*` is a name of your choice. Durations are `500ms`, \
            `20s`, `5m`, `24h`, `30d`.
            """;

    private static final String MODIFIERS = "(?:@\\w+(?:\\((?:\"[^\"]*\"|[^)\"])*\\))?\\s+|public\\s+|default\\s+)*";
    private static final Pattern INLINE = Pattern.compile("\\{@(code|link)\\s+([^}]*)}");
    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z0-9])([A-Z])");

    private SettingsPage() {}

    static String render() {
        return HEAD
                + KnownSettings.ours()
                        .sorted(Comparator.comparing(SettingsPage::prefix))
                        .map(SettingsPage::section)
                        .collect(Collectors.joining());
    }

    private static String section(Class<?> mapping) {
        String source = source(mapping);
        StringBuilder section = new StringBuilder("\n## ")
                .append(prefix(mapping))
                .append("\n\n")
                .append(readers(mapping))
                .append(". ")
                .append(javadoc(source, "interface " + mapping.getSimpleName() + "\\b"))
                .append("\n\n| setting | type | default | |\n|---|---|---|---|\n");
        new TreeMap<>(ConfigMappings.getProperties(ConfigClass.configClass(mapping))).forEach((name, property) -> {
            if (!name.endsWith("[*]")) { // the elements of a list one by one
                section.append(row(name, property, source));
            }
        });
        return section.toString();
    }

    private static String row(String name, Property property, String source) {
        Method method = property.getMethod();
        String own = nested(source, method.getDeclaringClass());
        return "| `%s` | %s | %s | %s |%n"
                .formatted(
                        name,
                        type(method.getGenericReturnType()),
                        property.hasDefaultValue() && property.getDefaultValue() != null
                                ? "`" + property.getDefaultValue() + "`"
                                : "",
                        javadoc(own, "[\\w<>., ]+\\s" + method.getName() + "\\(\\)")
                                .replace("|", "\\|"));
    }

    private static String prefix(Class<?> mapping) {
        return mapping.getAnnotation(ConfigMapping.class).prefix();
    }

    private static String readers(Class<?> mapping) {
        String module = module(mapping);
        return module.equals("agent-runtime") ? "All services" : module.replaceFirst("(.)(.*)-service", "The $1$2");
    }

    private static String module(Class<?> mapping) {
        return KnownSettings.MODULES.stream()
                .filter(module -> Files.exists(file(module, mapping)))
                .findFirst()
                .orElseThrow();
    }

    private static String source(Class<?> mapping) {
        return Manifests.text(file(module(mapping), mapping));
    }

    private static Path file(String module, Class<?> mapping) {
        return Kustomization.PROJECT.resolve(
                module + "/src/main/java/" + mapping.getName().replace('.', '/') + ".java");
    }

    /** From where that interface begins; the same method may stand in another one before. */
    private static String nested(String source, Class<?> declaring) {
        return source.substring(source.indexOf("interface " + declaring.getSimpleName()));
    }

    /** What stands in the comment before the declaration, as one line of Markdown. */
    private static String javadoc(String source, String declaration) {
        Matcher found = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*" + MODIFIERS + declaration, Pattern.DOTALL)
                .matcher(source);
        if (!found.find()) {
            throw new AssertionError("nothing is said of " + declaration);
        }
        String text = found.group(1)
                .replaceAll("(?m)^\\s*\\*", "")
                .replaceAll("\\s+", " ")
                .replaceAll("</?p>", "")
                .strip();
        return INLINE.matcher(text)
                .replaceAll(inline -> Matcher.quoteReplacement(
                        inline.group(1).equals("code") ? "`" + inline.group(2) + "`" : link(inline.group(2))));
    }

    /** Of a method of a mapping, the setting that it is. */
    private static String link(String target) {
        String name = target.contains("#") ? target.substring(target.indexOf('#') + 1) : target;
        String plain = name.replaceFirst("\\(.*", "");
        return "`"
                + (target.contains("#")
                        ? CAPITAL.matcher(plain).replaceAll("-$1").toLowerCase()
                        : plain) + "`";
    }

    private static String constants(Class<?> choice) {
        return Stream.of(choice.getEnumConstants())
                .map(constant -> "`" + constant.toString().toLowerCase() + "`")
                .collect(Collectors.joining(" or "));
    }

    private static String type(Type type) {
        if (type instanceof ParameterizedType generic) {
            List<Type> arguments = List.of(generic.getActualTypeArguments());
            String last = type(arguments.getLast());
            return generic.getRawType().getTypeName().matches(".*\\.(List|Set)") ? last + ", several" : last;
        }
        String name = type.getTypeName();
        String simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
        return switch (simple) {
            case "String" -> "text";
            case "int", "long", "OptionalInt", "Integer", "Long", "OptionalLong" -> "integer";
            case "double", "Double" -> "number";
            case "boolean", "Boolean" -> "true or false";
            case "Duration" -> "duration";
            case "MemorySize" -> "bytes";
            case "Path" -> "file";
            default -> type instanceof Class<?> choice && choice.isEnum() ? constants(choice) : simple;
        };
    }
}
