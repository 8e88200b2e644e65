package org.repdyn.site;

import java.util.HashMap;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/**
 * Translator of formulas in TeX to MathML. KaTeX does the work, in GraalJS, while the site is made; pages have the result and need no
 * script for it.
 */
final class TexMath implements AutoCloseable {

    /** Returns MathML, and throws an error for what KaTeX does not know. */
    private static final String TRANSLATE = "(tex, display) => katex.renderToString(tex,"
            + " {output: 'mathml', displayMode: display, throwOnError: true})";

    private final Context context;
    private final Value translate;
    private final Map<String, String> done = new HashMap<>();

    TexMath() {
        context = Context.newBuilder("js")
                .option("engine.WarnInterpreterOnly", "false")
                .build();
        context.eval("js", WebJar.text("katex", "dist/katex.min.js"));
        translate = context.eval("js", TRANSLATE);
    }

    /**
     * Returns an element {@code math}.
     *
     * @param display true for a formula on lines of its own
     * @throws SiteException if the formula has a mistake
     */
    String of(String tex, boolean display) {
        return done.computeIfAbsent((display ? "d" : "i") + tex, key -> translated(tex, display));
    }

    private String translated(String tex, boolean display) {
        try {
            return translate.execute(tex, display).asString();
        } catch (PolyglotException e) {
            throw new SiteException("the formula '" + tex + "' cannot be typeset: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
