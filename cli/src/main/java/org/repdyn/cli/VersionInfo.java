package org.repdyn.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.plugin.Versions;
import picocli.CommandLine.IVersionProvider;

/** The text of {@code repdyn --version}: versions of RepDyn and Java, and the linear-algebra backends. */
final class VersionInfo implements IVersionProvider {

    @Override
    public String[] getVersion() {
        LinearAlgebra algebra = LinearAlgebra.of(ServiceLoader.load(LinearAlgebraBackendProvider.class));
        List<String> lines = new ArrayList<>();
        lines.add("repdyn " + Versions.current());
        lines.add("Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch"));
        lines.add("linear algebra: " + String.join(", ", algebra.backends()));
        lines.addAll(algebra.notices());
        return lines.toArray(String[]::new);
    }
}
