package org.repdyn.cli.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javassist.CannotCompileException;
import javassist.ClassPool;
import javassist.CtClass;
import javassist.CtConstructor;
import javassist.CtField;
import javassist.CtMethod;
import javassist.Modifier;
import javassist.NotFoundException;
import javassist.bytecode.CodeAttribute;
import javassist.bytecode.SourceFileAttribute;
import org.apiguardian.api.API;

/** A jar of the types that plugins are written against, without code and without what is not visible to them. */
final class SpiJar {

    private SpiJar() {}

    /** Returns the names of the types with the status {@code MAINTAINED}, in alphabetical order. */
    static List<String> maintained() {
        TreeSet<String> names = new TreeSet<>();
        for (JavaClass type : ProjectClasses.imported()) {
            if (isPublic(type) && isMaintained(type)) {
                names.add(type.getName());
            }
        }
        return List.copyOf(names);
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(SpiJar::isPublic).orElse(true);
    }

    private static boolean isMaintained(JavaClass type) {
        Optional<API> own = type.tryGetAnnotationOfType(API.class);
        return own.map(api -> api.status() == API.Status.MAINTAINED)
                .orElseGet(
                        () -> type.getEnclosingClass().map(SpiJar::isMaintained).orElse(false));
    }

    /** Returns the names of the types of a jar. */
    static List<String> names(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName().replace('/', '.').replaceAll("\\.class$", ""))
                    .toList();
        }
    }

    /**
     * Writes types of the class path; those that do not exist are left out.
     *
     * @param change changes a type before it is written, for tests
     */
    static void write(List<String> names, Path jar, Consumer<CtClass> change) throws IOException {
        ClassPool pool = new ClassPool(true);
        try (OutputStream stream = Files.newOutputStream(jar);
                ZipOutputStream out = new ZipOutputStream(stream)) {
            for (String name : names) {
                CtClass type = pool.getOrNull(name);
                if (type != null) {
                    change.accept(type);
                    strip(type);
                    ZipEntry entry = new ZipEntry(name.replace('.', '/') + ".class");
                    entry.setTime(0); // the same types give the same file
                    out.putNextEntry(entry);
                    out.write(type.toBytecode());
                }
            }
        } catch (NotFoundException | CannotCompileException e) {
            throw new IllegalStateException("cannot write the types", e);
        }
    }

    private static void strip(CtClass type) throws NotFoundException {
        for (CtField field : type.getDeclaredFields()) {
            if (isHidden(field.getModifiers())) {
                type.removeField(field);
            }
        }
        for (CtMethod method : type.getDeclaredMethods()) {
            if (isHidden(method.getModifiers())) {
                type.removeMethod(method);
            } else {
                method.getMethodInfo().removeAttribute(CodeAttribute.tag);
            }
        }
        for (CtConstructor constructor : type.getDeclaredConstructors()) {
            if (isHidden(constructor.getModifiers())) {
                type.removeConstructor(constructor);
            } else {
                constructor.getMethodInfo().removeAttribute(CodeAttribute.tag);
            }
        }
        if (type.getClassInitializer() != null) {
            type.removeConstructor(type.getClassInitializer());
        }
        type.getClassFile().removeAttribute(SourceFileAttribute.tag);
        type.getClassFile().compact();
    }

    /** Returns true for members that are neither public nor protected. */
    private static boolean isHidden(int modifiers) {
        return !Modifier.isPublic(modifiers) && !Modifier.isProtected(modifiers);
    }
}
