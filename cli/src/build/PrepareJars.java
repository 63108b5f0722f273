import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Makes jars such that the AOT cache takes their classes: it takes none of signed jars, and none in the class-file
 * format of Java 5 (JEP 514). Takes the signatures away, and writes such classes in the format of Java 8, with the stack
 * maps that it asks for (JVMS 4.10.1). Jars that need neither stay as they are, so that a second run changes nothing.
 *
 * <p>Argument: a folder of jars.
 */
final class PrepareJars {

    /** The first version that the cache takes, of Java 6. */
    private static final int FIRST_TAKEN = 50;

    private static final int JAVA_8 = 52;

    private PrepareJars() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (var files = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
            files.forEach(jars::add);
        }
        for (Path jar : jars) {
            Map<String, byte[]> entries = read(jar);
            boolean signed = entries.keySet().removeIf(PrepareJars::isSignature);
            boolean old = entries.entrySet().stream().anyMatch(PrepareJars::isOld);
            if (signed || old) {
                entries.replaceAll((name, bytes) -> name.equals("META-INF/MANIFEST.MF") ? unsigned(bytes) : bytes);
                renew(entries);
                write(jar, entries);
            }
        }
    }

    private static boolean isSignature(String name) {
        return name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }

    private static boolean isOld(Map.Entry<String, byte[]> entry) {
        byte[] bytes = entry.getValue();
        return entry.getKey().endsWith(".class")
                && bytes.length > 8
                && ((bytes[6] & 0xff) << 8 | bytes[7] & 0xff) < FIRST_TAKEN;
    }

    /** The main attributes only; the others are digests. */
    private static byte[] unsigned(byte[] manifest) {
        try {
            Manifest whole = new Manifest(new ByteArrayInputStream(manifest));
            whole.getEntries().clear();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            whole.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void renew(Map<String, byte[]> entries) {
        ClassHierarchyResolver own = ClassHierarchyResolver.ofResourceParsing(type -> {
            String descriptor = type.descriptorString();
            byte[] bytes = entries.get(descriptor.substring(1, descriptor.length() - 1) + ".class");
            return bytes == null ? null : new ByteArrayInputStream(bytes);
        });
        ClassFile format = ClassFile.of(
                StackMapsOption.GENERATE_STACK_MAPS,
                ClassHierarchyResolverOption.of(own.orElse(ClassHierarchyResolver.defaultResolver())));
        ClassTransform transform = ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
                .andThen(ClassTransform.dropping(ClassFileVersion.class::isInstance))
                .andThen(ClassTransform.endHandler(type -> type.withVersion(JAVA_8, 0)));
        Map<String, byte[]> renewed = new LinkedHashMap<>();
        entries.entrySet().stream().filter(PrepareJars::isOld).forEach(entry ->
                renewed.put(entry.getKey(), format.transformClass(format.parse(entry.getValue()), transform)));
        entries.putAll(renewed);
    }

    private static Map<String, byte[]> read(Path jar) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (InputStream file = Files.newInputStream(jar);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static void write(Path jar, Map<String, byte[]> entries) throws IOException {
        Path fresh = jar.resolveSibling(jar.getFileName() + ".new");
        try (OutputStream file = Files.newOutputStream(fresh);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry to = new ZipEntry(entry.getKey());
                to.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(to);
                zip.write(entry.getValue());
            }
        }
        Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}
