package org.repdyn.report.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.repdyn.core.digest.Sha256;

/**
 * Scripts of a page.
 *
 * @param sources the scripts in the order of loading
 * @param policy content security policy with which only these scripts run and nothing is fetched, whatever text a run has
 */
record Scripts(List<String> sources, String policy) {

    /** Returns scripts with their policy. */
    static Scripts of(List<String> sources) {
        return new Scripts(
                sources,
                "default-src 'none'; script-src "
                        + sources.stream().map(Scripts::hash).collect(Collectors.joining(" "))
                        + "; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'");
    }

    private static String hash(String script) {
        byte[] digest = Sha256.of(script.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
}
