package org.repdyn.cli.output;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.Versions;
import picocli.CommandLine.Model.CommandSpec;

/** Provenance of results that a command writes. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CommandProvenance {

    private CommandProvenance() {}

    /** Returns what the command line adds to the provenance of a run: the command as it was typed. */
    public static Map<String, Object> of(CommandSpec spec) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put(
                "command",
                "repdyn "
                        + String.join(
                                " ", spec.root().commandLine().getParseResult().originalArgs()));
        return provenance;
    }

    /** Returns the provenance of a directory that was made of others. */
    public static Map<String, Object> ofCombination(CommandSpec spec) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("repdyn", Versions.current());
        provenance.put("written", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        provenance.putAll(of(spec));
        return provenance;
    }
}
