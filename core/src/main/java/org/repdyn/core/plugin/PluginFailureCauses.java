package org.repdyn.core.plugin;

import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.repdyn.core.options.MisdeclaredOptionsException;
import org.repdyn.core.problem.ExceptionText;

/** Descriptions, in one line, of why a plugin failed. */
final class PluginFailureCauses {

    /** Start of the paths of service files in messages of ServiceLoader. */
    private static final String SERVICES_FOLDER = "META-INF/";

    // Messages of the JDK, which are in English in every locale. Other messages are passed on unchanged.

    /** End of the message of ServiceLoader about a class that does not exist. */
    private static final Pattern NOT_FOUND = Pattern.compile(": Provider (\\S+) not found$");

    /** End of the message of ServiceLoader about a class that is no provider of the service. */
    private static final Pattern NO_SUBTYPE = Pattern.compile(": (?:Provider )?(\\S+) not a subtype$");

    /** Message of Java about a class without the constructor that ServiceLoader calls. */
    private static final Pattern NO_CONSTRUCTOR = Pattern.compile("^(\\S+)\\.<init>\\(\\)$");

    /** Start of the message of Java about a class that ServiceLoader may not create, because it is not public. */
    private static final String NOT_PUBLIC = "class java.util.ServiceLoader";

    /** Message of the JVM about a class compiled for a newer Java. */
    private static final Pattern CLASS_VERSION =
            Pattern.compile("^(\\S+) has been compiled by .*?class file version (\\d+)");

    /** Start of the message of the JVM about a class whose static initialiser failed before. */
    private static final String NOT_INITIALISED = "Could not initialize class ";

    /** Difference of the version of a class file and the version of Java. */
    private static final int CLASS_VERSION_OF_JAVA_0 = 44;

    /** Number of causes of causes that are read; a chain of a plugin may be a circle. */
    private static final int MAX_DEPTH = 20;

    private PluginFailureCauses() {}

    /** Returns a description in one line, without the stack trace. */
    static String describe(Throwable failure) {
        return describe(failure, Optional.empty());
    }

    /**
     * Returns a description in one line, without the stack trace.
     *
     * @param loader class loader of the plugin
     */
    static String describe(Throwable failure, ClassLoader loader) {
        return describe(failure, PluginClassLoader.builtFor(loader));
    }

    private static String describe(Throwable failure, Optional<String> builtFor) {
        return sentence(failure, root(failure), builtFor);
    }

    private static String sentence(Throwable failure, Throwable root, Optional<String> builtFor) {
        if (root instanceof InvalidProviderException) {
            return message(root);
        }
        if (root instanceof ServiceConfigurationError) {
            return services(message(root));
        }
        if (failure instanceof ServiceConfigurationError && root instanceof ReflectiveOperationException) {
            Optional<String> notCreated = notCreated(root);
            if (notCreated.isPresent()) {
                return notCreated.get();
            }
        }
        if (root instanceof UnsupportedClassVersionError) {
            return newerJava(message(root));
        }
        if (root instanceof ClassFormatError) {
            return "a class in its jar is damaged (" + message(root) + "); copy the jar again, or build it again";
        }
        if (root instanceof NoClassDefFoundError || root instanceof ClassNotFoundException) {
            return missingClass(message(root));
        }
        if (root instanceof ExceptionInInitializerError) {
            return "a static initialiser failed: " + message(root) + "; its author must correct it";
        }
        if (root instanceof LinkageError linkage) {
            return "it was built for "
                    + builtFor.map(version -> "version " + version + " of the SPI of RepDyn")
                            .orElse("another version of RepDyn or of a library")
                    + " and does not fit this one: " + MissingMember.of(linkage, message(root))
                    + "; its author must build it for RepDyn " + Versions.current()
                    + ", or use the RepDyn that it was built for";
        }
        if (root instanceof MisdeclaredOptionsException) {
            return "its options are misdeclared: " + message(root);
        }
        String where = failure instanceof ServiceConfigurationError ? "it failed while starting: " : "it failed: ";
        return where + ExceptionText.withType(root) + "; its author must correct it";
    }

    /** Returns why ServiceLoader cannot create a class, if the exception is about that and does not come from the constructor. */
    private static Optional<String> notCreated(Throwable root) {
        Matcher constructor = NO_CONSTRUCTOR.matcher(message(root));
        if (root instanceof NoSuchMethodException && constructor.find()) {
            return Optional.of(
                    "its class " + constructor.group(1) + " is not public, or has no public constructor without"
                            + " parameters, by which RepDyn creates it; its author must correct it");
        }
        if (root instanceof IllegalAccessException && message(root).startsWith(NOT_PUBLIC)) {
            return Optional.of("its class is not public; its author must correct it");
        }
        return root instanceof InstantiationException
                ? Optional.of("its class is abstract; its author must name a class that can be created")
                : Optional.empty();
    }

    private static String newerJava(String message) {
        int current = Runtime.version().feature();
        Matcher version = CLASS_VERSION.matcher(message);
        if (!version.find()) {
            return "it was compiled for a newer Java than this one, which is " + current
                    + "; run RepDyn with a newer Java, or ask its author for a jar for Java " + current;
        }
        int needed = Integer.parseInt(version.group(2)) - CLASS_VERSION_OF_JAVA_0;
        return "the class " + version.group(1).replace('/', '.') + " was compiled for Java " + needed
                + ", and this is Java " + current + "; run RepDyn with Java " + needed
                + " or later, or ask its author for a jar for Java " + current;
    }

    private static String missingClass(String message) {
        if (message.startsWith(NOT_INITIALISED)) {
            return "the static initialiser of the class " + message.substring(NOT_INITIALISED.length())
                    + " failed before; its author must correct it";
        }
        String name = message.replace('/', '.');
        return name.startsWith("org.repdyn.")
                ? "it needs the class " + name + ", which is not part of the SPI of RepDyn " + Versions.current()
                        + "; its author must build it for this version, with classes of the SPI only"
                : "it needs the class " + name
                        + ", which is neither in its jar nor shared by RepDyn; its author must add the library to the jar, or put"
                        + " both jars into one folder in the plugins directory";
    }

    /** Returns the JDK's message without the name of the service and the path of the jar, which the failure names already. */
    private static String services(String message) {
        int folder = message.indexOf(SERVICES_FOLDER);
        if (folder >= 0) {
            return "malformed " + message.substring(folder)
                    + "; no plugin that this file names was loaded. Its author must" + " write one class name per line";
        }
        Matcher missing = NOT_FOUND.matcher(message);
        if (missing.find()) {
            String type = missing.group(1);
            return "its services file names " + type
                    + (SharedPackages.containsClass(type)
                            ? ", whose package belongs to RepDyn or to a library of RepDyn, which alone bring its classes; its"
                                    + " author must choose another package"
                            : ", which its jar does not contain; its author must add the class, or correct the file, which"
                                    + " names classes with their packages");
        }
        Matcher other = NO_SUBTYPE.matcher(message);
        if (other.find()) {
            return "its services file names " + other.group(1) + ", which does not implement "
                    + message.substring(0, message.indexOf(':')) + "; its author must correct the file";
        }
        return message;
    }

    private static String message(Throwable failure) {
        return ExceptionText.message(failure).orElse(failure.getClass().getSimpleName());
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; depth < MAX_DEPTH && root.getCause() != null; depth++) {
            // A failed description has been described when it was found.
            if (root instanceof InvalidProviderException) {
                return root;
            }
            root = root.getCause();
        }
        return root;
    }
}
