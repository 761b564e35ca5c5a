import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Puts jars together into one: `OneJar TO JAR…`, with those jars on the class path. The first one's
/// manifest counts, and of two files of the same name the first; lists of services are joined.
///
/// To find out that a class is not there Java opens every jar of the class path, which takes half a
/// millisecond for each, and picocli and Java itself look for some that are not at every start.
///
/// Classes of Java 5 and before become ones of Java 11: Java's AOT cache takes no class that its
/// old verifier has to check, and such a class is loaded from its jar at every start. The code
/// stays as it is; the frames that the new verifier asks for are added.
final class OneJar {
    private static final int JAVA_11 = 55;

    private static final String SERVICES = "META-INF/services/";

    private static final ClassFile FORMAT =
            ClassFile.of(
                    ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ClassHierarchyResolverOption.of(
                            ClassHierarchyResolver.ofClassLoading(
                                    ClassLoader.getSystemClassLoader())));

    private static final ClassTransform NEWER =
            ((ClassTransform)
                            (builder, element) -> {
                                if (element instanceof ClassFileVersion) {
                                    builder.withVersion(JAVA_11, 0);
                                } else {
                                    builder.with(element);
                                }
                            })
                    // Frames are made for code that is built anew, also if nothing changes.
                    .andThen(
                            ClassTransform.transformingMethodBodies(
                                    CodeTransform.ofStateful(
                                            () -> (builder, element) -> builder.with(element))));

    private OneJar() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();
        for (String jar : Stream.of(arguments).skip(1).toList()) {
            add(Path.of(jar), files);
        }
        try (ZipOutputStream to =
                new ZipOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
            for (Map.Entry<String, ByteArrayOutputStream> file : files.entrySet()) {
                to.putNextEntry(new ZipEntry(file.getKey()));
                byte[] bytes = file.getValue().toByteArray();
                to.write(file.getKey().endsWith(".class") ? newer(bytes) : bytes);
            }
        }
    }

    private static void add(Path jar, Map<String, ByteArrayOutputStream> files)
            throws IOException {
        // What this Java sees of a jar that has classes for several versions of Java.
        try (JarFile from =
                new JarFile(jar.toFile(), true, JarFile.OPEN_READ, Runtime.version())) {
            for (ZipEntry entry : from.versionedStream().toList()) {
                String name = entry.getName();
                boolean isService = name.startsWith(SERVICES);
                if (entry.isDirectory()
                        || name.endsWith("module-info.class")
                        || files.containsKey(name) && !isService) {
                    continue;
                }
                ByteArrayOutputStream bytes =
                        files.computeIfAbsent(name, _ -> new ByteArrayOutputStream());
                from.getInputStream(entry).transferTo(bytes);
                if (isService) {
                    bytes.write('\n');
                }
            }
        }
    }

    private static byte[] newer(byte[] bytes) {
        ClassModel model = FORMAT.parse(bytes);
        if (model.majorVersion() > ClassFile.JAVA_5_VERSION) {
            return bytes;
        }
        try {
            return FORMAT.transformClass(model, NEWER);
        } catch (IllegalArgumentException e) {
            return bytes; // Has subroutines, which no newer class may have.
        }
    }
}
