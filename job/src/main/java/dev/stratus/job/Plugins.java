package dev.stratus.job;

import dev.stratus.attributes.TraceAttribute;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// The attributes of users' own that can be computed here: those in jars that were named on the
/// command line, or those that were deployed with the program. What is loaded runs with all the
/// rights of the program. Any number of threads may use it.
public final class Plugins {
    private record Plugin(
            PluginAttribute attribute, ServiceLoader.Provider<TraceAttribute> provider) {}

    /// None at all.
    public static final Plugins NONE = new Plugins(List.of());

    private final List<Plugin> plugins;

    private Plugins(List<Plugin> plugins) {
        this.plugins = List.copyOf(plugins);
    }

    /// Those in jars. Their classes stay loaded as long as the program runs.
    ///
    /// @throws ResultsException if one is no jar, or has no attribute that can be used
    public static Plugins in(List<Path> jars) throws IOException {
        List<Plugin> found = new ArrayList<>();
        for (Path jar : jars) {
            if (!Files.isRegularFile(jar)) {
                throw new ResultsException(
                        "%s: there is no such jar. Check the path.".formatted(jar));
            }
            URLClassLoader loader =
                    new URLClassLoader(
                            new URL[] {jar.toUri().toURL()}, TraceAttribute.class.getClassLoader());
            int before = found.size();
            addFrom(loader, jar, found);
            if (found.size() == before) {
                throw new ResultsException(
                        "%s: has no attribute: expected the file META-INF/services/%s, with the name of a class in each line."
                                .formatted(jar, TraceAttribute.class.getName()));
            }
        }
        return new Plugins(found);
    }

    private static void addFrom(ClassLoader loader, Path jar, List<Plugin> found)
            throws IOException {
        String sum = sha256(jar);
        try {
            for (ServiceLoader.Provider<TraceAttribute> provider : providers(loader)) {
                if (loader.equals(provider.type().getClassLoader())) {
                    found.add(plugin(provider, sum));
                }
            }
        } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
            throw new ResultsException(
                    "%s: its attributes cannot be used: %s. Mend the jar.".formatted(jar, e), e);
        }
    }

    /// Those in jars beside the program's own, where an engine far away was deployed with them.
    ///
    /// @throws ResultsException if one cannot be used
    public static Plugins ofDeployment() throws IOException {
        List<Plugin> found = new ArrayList<>();
        try {
            for (ServiceLoader.Provider<TraceAttribute> provider :
                    providers(TraceAttribute.class.getClassLoader())) {
                CodeSource code = provider.type().getProtectionDomain().getCodeSource();
                URI jar = code == null ? null : code.getLocation().toURI();
                if (jar != null && jar.getPath() != null && jar.getPath().endsWith(".jar")) {
                    found.add(plugin(provider, sha256(Path.of(jar))));
                }
            }
        } catch (ServiceConfigurationError
                | RuntimeException
                | LinkageError
                | URISyntaxException e) {
            throw new ResultsException(
                    "attributes that were deployed cannot be used: %s. Mend their jar."
                            .formatted(e),
                    e);
        }
        return new Plugins(found);
    }

    private static List<ServiceLoader.Provider<TraceAttribute>> providers(ClassLoader loader) {
        return ServiceLoader.load(TraceAttribute.class, loader).stream().toList();
    }

    private static Plugin plugin(ServiceLoader.Provider<TraceAttribute> provider, String sum) {
        String name = String.valueOf(provider.get().name());
        return new Plugin(new PluginAttribute(name, provider.type().getName(), sum), provider);
    }

    private static String sha256(Path jar) throws IOException {
        try (InputStream bytes = Files.newInputStream(jar)) {
            return Sha256.of(bytes);
        }
    }

    /// What there is.
    public List<PluginAttribute> attributes() {
        return plugins.stream().map(Plugin::attribute).toList();
    }

    /// New objects that compute `wanted`, for one thread.
    ///
    /// @throws ResultsException if one is not here, or only in another jar
    List<TraceAttribute> instances(List<PluginAttribute> wanted) throws ResultsException {
        List<TraceAttribute> instances = new ArrayList<>();
        for (PluginAttribute attribute : wanted) {
            Plugin plugin =
                    plugins.stream()
                            .filter(each -> each.attribute().equals(attribute))
                            .findFirst()
                            .orElseThrow(() -> missing(attribute));
            try {
                instances.add(plugin.provider().get());
            } catch (ServiceConfigurationError e) {
                throw new ResultsException(
                        "%s cannot be made: %s. Mend it.".formatted(attribute.className(), e), e);
            }
        }
        return instances;
    }

    private ResultsException missing(PluginAttribute wanted) {
        String here =
                plugins.stream()
                        .map(Plugin::attribute)
                        .filter(each -> each.className().equals(wanted.className()))
                        .map(each -> "it is here in another jar, " + each.jarSha256())
                        .findFirst()
                        .orElse("it is not here");
        return new ResultsException(
                "the attribute %s is computed by %s in the jar with the SHA-256 sum %s; %s. Name that jar with --plugin, or deploy it with the engine."
                        .formatted(wanted.name(), wanted.className(), wanted.jarSha256(), here));
    }
}
