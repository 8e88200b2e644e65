package org.repdyn.report.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** Scripts and style sheet of a page: Vega, Vega-Lite and Vega-Embed from their WebJars, and RepDyn's own. */
public final class Libraries {

    private Libraries() {}

    /** Scripts of the report, which a process that writes several reports reads and hashes once. */
    private static final class OfReport {

        static final Scripts SCRIPTS = Scripts.of(List.of(
                script(webJar("vega", "vega.min.js")),
                script(webJar("vega-lite", "vega-lite.min.js")),
                script(webJar("vega-embed", "vega-embed.min.js")),
                themeScript(),
                script(own("table.js")),
                script(own("explorer.js")),
                script(own("report.js"))));

        private OfReport() {}
    }

    /** Returns the scripts of a report. */
    static Scripts scripts() {
        return OfReport.SCRIPTS;
    }

    /** Returns the scripts of the index of runs. */
    static Scripts indexScripts() {
        return Scripts.of(List.of(themeScript(), script(own("index.js"))));
    }

    /** Returns the script that sets the colours and listens to the button for them. */
    public static String themeScript() {
        return script(own("theme.js"));
    }

    /** Returns the style sheet of all pages. */
    public static String style() {
        return own("report.css");
    }

    /**
     * Returns a script unchanged.
     *
     * @throws IllegalStateException if the text would end its script element or begin a comment
     */
    private static String script(String source) {
        if (source.contains("</script") || source.contains("<!--") || source.contains("\r")) {
            throw new IllegalStateException("a script of the report contains text that would end its script element");
        }
        return source;
    }

    private static String webJar(String name, String file) {
        Properties properties = new Properties();
        try (InputStream in = open("/META-INF/maven/org.webjars/" + name + "/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read("/META-INF/resources/webjars/" + name + "/" + properties.getProperty("version") + "/" + file);
    }

    private static String own(String file) {
        return read("/org/repdyn/report/internal/" + file);
    }

    private static String read(String resource) {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = Libraries.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IOException(
                    resource + " is not on the class path. The RepDyn installation is incomplete; install it again");
        }
        return in;
    }
}
