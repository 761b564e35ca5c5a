package dev.stratus.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// An attribute of a user's own, compiled for Java 17 and put into a jar, as docs/plugin.md says.
public final class PluginJar {
    private static final String SERVICE = "META-INF/services/dev.stratus.attributes.TraceAttribute";

    private PluginJar() {}

    /// Makes the jar of the document's own example, `org.example.PeakToTrough`.
    public static Path ofTheDocument(Path jar) throws IOException {
        Path document = Path.of(System.getProperty("stratus.root", ".."), "docs/plugin.md");
        Matcher code =
                Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(document));
        if (!code.find()) {
            throw new IOException("%s: there is no Java in it".formatted(document));
        }
        return of(jar, "org.example.PeakToTrough", code.group(1));
    }

    /// Makes a jar that offers a class, compiled with what this process was started with.
    public static Path of(Path jar, String className, String source) throws IOException {
        Path classes = Files.createDirectories(Path.of(jar + ".classes"));
        String simple = className.substring(className.lastIndexOf('.') + 1);
        Path java = Files.writeString(classes.resolve(simple + ".java"), source);
        List<String> arguments =
                List.of(
                        "--release",
                        "17",
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        java.toString());
        int result =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, arguments.toArray(String[]::new));
        if (result != 0) {
            throw new IOException("%s: does not compile".formatted(java));
        }
        try (OutputStream bytes = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(bytes);
                Stream<Path> compiled = Files.walk(classes)) {
            for (Path each : compiled.filter(path -> path.toString().endsWith(".class")).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(each));
            }
            out.putNextEntry(new JarEntry(SERVICE));
            out.write(className.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
