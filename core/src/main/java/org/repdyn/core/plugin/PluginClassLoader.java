package org.repdyn.core.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;

/**
 * Class loader of one plugin. It sees the JDK, its own jars, and the shared packages of the application, but neither the libraries
 * nor the services files of the application; so two plugins can contain different versions of one library.
 */
final class PluginClassLoader extends URLClassLoader {

    static {
        ClassLoader.registerAsParallelCapable();
    }

    /** Folder of the classes of RepDyn in a jar. */
    static final String REPDYN = "org/repdyn/";

    private final ClassLoader application;

    private final Optional<String> builtFor;

    /**
     * Creates a loader.
     *
     * @param builtFor version of the SPI that the plugin was built for; empty if its manifest does not say it
     */
    PluginClassLoader(String origin, List<URL> jars, ClassLoader application, Optional<String> builtFor) {
        super("plugin " + origin, jars.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
        this.application = application;
        this.builtFor = builtFor;
    }

    /** Returns the version of the SPI that the plugin of a loader was built for; empty if it is not known. */
    static Optional<String> builtFor(ClassLoader loader) {
        return loader instanceof PluginClassLoader plugin ? plugin.builtFor : Optional.empty();
    }

    /** Returns true if the plugin contains a class that is also part of RepDyn. */
    boolean isCopy(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        return file.startsWith(REPDYN) && application.getResource(file) != null;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!SharedPackages.containsClass(name)) {
            return super.loadClass(name, resolve);
        }
        try {
            Class<?> shared = application.loadClass(name);
            if (resolve) {
                resolveClass(shared);
            }
            return shared;
        } catch (ClassNotFoundException e) {
            if (name.startsWith("org.repdyn.")) {
                throw e;
            }
            // An application may lack a shared library that it does not need itself, such as SLF4J.
            return super.loadClass(name, resolve);
        }
    }

    @Override
    public URL getResource(String name) {
        return SharedPackages.containsResource(name) ? application.getResource(name) : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return SharedPackages.containsResource(name) ? application.getResources(name) : super.getResources(name);
    }
}
