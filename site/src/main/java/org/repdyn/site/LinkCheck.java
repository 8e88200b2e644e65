package org.repdyn.site;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Check that every link within a site leads to a file, and its fragment to an identifier in that file. */
final class LinkCheck {

    private static final Pattern LINK = Pattern.compile("<(?:a|link|script|img)\\b[^>]*?\\s(?:href|src)=\"([^\"]*)\"");

    private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]+)\"");

    /** Links that leave the site, and images within a page. */
    private static final Pattern OUTSIDE = Pattern.compile("(?:https?|mailto|data):.*");

    private final Path site;
    private final Map<Path, String> texts = new HashMap<>();
    private final Map<Path, Set<String>> ids = new HashMap<>();

    private LinkCheck(Path site) {
        this.site = site;
    }

    /** Returns what is wrong, one line for each link that leads nowhere; empty if all lead somewhere. */
    static List<String> broken(Path site) throws IOException {
        LinkCheck check = new LinkCheck(site);
        try (Stream<Path> files = Files.walk(site)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".html")).sorted().toList()) {
                check.texts.put(file, Files.readString(file));
            }
        }
        check.texts.forEach((file, text) -> check.ids.put(
                file, ID.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet())));
        List<String> broken = new ArrayList<>();
        check.texts.forEach((file, text) -> LINK.matcher(text)
                .results()
                .map(match -> match.group(1).replace("&amp;", "&"))
                .filter(link -> !OUTSIDE.matcher(link).matches())
                .filter(link -> !check.leadsSomewhere(file, link))
                .map(link -> site.relativize(file) + " links to '" + link + "'")
                .forEach(broken::add));
        broken.sort(null);
        return broken;
    }

    private boolean leadsSomewhere(Path file, String link) {
        int hash = link.indexOf('#');
        String path = URLDecoder.decode(
                (hash < 0 ? link : link.substring(0, hash)).replace("+", "%2B"), StandardCharsets.UTF_8);
        Path target = path.isEmpty() ? file : file.resolveSibling(path).normalize();
        if (!target.startsWith(site) || !Files.isRegularFile(target)) {
            return false;
        }
        String fragment = hash < 0 ? "" : URLDecoder.decode(link.substring(hash + 1), StandardCharsets.UTF_8);
        return fragment.isEmpty() || ids.getOrDefault(target, Set.of()).contains(fragment);
    }
}
