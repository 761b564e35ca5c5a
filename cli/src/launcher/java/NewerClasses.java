import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Copies a jar, with the classes of Java 5 and before as ones of Java 11: `NewerClasses FROM TO`.
///
/// Java's AOT cache takes no class that its old verifier has to check, and such a class is loaded
/// from its jar at every start. The code stays as it is; the frames that the new verifier asks for
/// are added.
final class NewerClasses {
    private static final int JAVA_11 = 55;

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

    private NewerClasses() {}

    public static void main(String[] arguments) throws IOException {
        try (ZipInputStream from = new ZipInputStream(Files.newInputStream(Path.of(arguments[0])));
                ZipOutputStream to =
                        new ZipOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
            for (ZipEntry entry = from.getNextEntry();
                    entry != null;
                    entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                byte[] bytes = from.readAllBytes();
                to.write(entry.getName().endsWith(".class") ? newer(bytes) : bytes);
            }
        }
    }

    private static byte[] newer(byte[] bytes) {
        ClassModel model = FORMAT.parse(bytes);
        return model.majorVersion() <= ClassFile.JAVA_5_VERSION
                ? FORMAT.transformClass(model, NEWER)
                : bytes;
    }
}
