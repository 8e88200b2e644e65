package org.repdyn.report.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** What the page is drawn with: Vega, Vega-Lite and Vega-Embed from their WebJars, and our own script and style. */
final class Libraries {

    private Libraries() {}

    /** Scripts in the order of loading. */
    static List<String> scripts() {
        return List.of(
                script(webJar("vega", "vega.min.js")),
                script(webJar("vega-lite", "vega-lite.min.js")),
                script(webJar("vega-embed", "vega-embed.min.js")),
                script(own("report.js")));
    }

    static String style() {
        return own("report.css");
    }

    /** A script that ended its own element, or began a comment, would spill over the page. */
    private static String script(String source) {
        if (source.contains("</script") || source.contains("<!--") || source.contains("\r")) {
            throw new IllegalStateException("a script of the report cannot stand in a page as it is");
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
            throw new IOException(resource + " is not on the class path; the report needs it");
        }
        return in;
    }
}
