package org.repdyn.study.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.PluginFile;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.plan.UsedPlugin;

/**
 * Identities of the runs of this process. They depend on the settings of an arm, not on its name; on the checksums of its
 * data and of its files of views and weights; on the code of RepDyn and of the plugins in use, backends among them; on
 * the descriptions of the linear-algebra backends; and on the Java version and the processor's type, because elementary
 * functions such as exp may differ between those in their last bits. Thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RunIdentities {

    /** Version of the form of identities; a run of another form is never found. */
    private static final String FORM = "repdyn-run/1";

    private final Plugins plugins;
    private final LinearAlgebra algebra;
    private Optional<String> code;

    /** Creates identities for the code of this process, which is read before the first of them. */
    public RunIdentities(Plugins plugins, LinearAlgebra algebra) {
        this(plugins, algebra, Optional.empty());
    }

    /** Creates identities for code with a digest. */
    RunIdentities(Plugins plugins, LinearAlgebra algebra, Optional<String> code) {
        this.plugins = plugins;
        this.algebra = algebra;
        this.code = code;
    }

    /** Returns the identity of the run of an arm. */
    public RunIdentity of(ArmPlan arm) {
        CanonicalSettings canonical = CanonicalSettings.of(arm);
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("form", FORM);
        parts.put(RunIdentity.SETTINGS, canonical.settings());
        parts.put("columns", canonical.columns());
        parts.put("atTheEnds", canonical.ends());
        parts.put("data", arm.arm().dataset().checksum());
        parts.put(
                "files",
                arm.arm().files().stream()
                        .map(file -> file.use() + " " + file.sha256())
                        .toList());
        parts.put("code", code());
        parts.put("plugins", jars(arm));
        parts.put("linearAlgebra", algebra.backends());
        parts.put("java", Integer.toString(Runtime.version().feature()));
        parts.put("arch", System.getProperty("os.arch", ""));
        return new RunIdentity(parts);
    }

    /** Returns the digest of the code. It is computed once. */
    private synchronized String code() {
        String digest = code.orElseGet(() -> CodeDigest.of(plugins));
        code = Optional.of(digest);
        return digest;
    }

    /**
     * Returns the checksums of the jars of the plugins that an arm uses: those that were found while it was bound, and
     * all predictions and the backends in use, among which the engine chooses by itself. Plugins that come with RepDyn
     * have no jars of their own.
     */
    private List<String> jars(ArmPlan arm) {
        return Stream.of(
                        arm.plugins().stream().map(UsedPlugin::plugin),
                        plugins.predictions().all().stream(),
                        algebra.plugins().stream())
                .<LoadedPlugin<?>>flatMap(each -> each)
                .flatMap(plugin -> plugin.files().stream())
                .map(PluginFile::sha256)
                .distinct()
                .sorted()
                .toList();
    }
}
