package org.repdyn.site;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Translator of the links of the source tree to links of the site. A link to a page of the documentation leads to that page, one to
 * another file or folder to a page that shows it, and an image is copied.
 */
final class SourceLinks {

    /** Folder of the site with the files of the source tree that pages link to. */
    private static final String SOURCE = "source/";

    private static final String IMAGES = "images/";

    private static final Pattern ABSOLUTE = Pattern.compile("[a-z][a-z+.-]*:.*");

    private final Path root;
    private final Map<Path, String> pages;
    private final Set<Path> shown = new TreeSet<>();
    private final Set<Path> images = new TreeSet<>();
    private final List<String> broken = new ArrayList<>();

    /**
     * Creates a translator.
     *
     * @param root root of the source tree
     * @param pages address of each page of the documentation by its path from the root
     */
    SourceLinks(Path root, Map<Path, String> pages) {
        this.root = root;
        this.pages = Map.copyOf(pages);
    }

    /**
     * Returns the link that a page of the site has for a link of its source.
     *
     * @param source path of the source from the root of the tree
     * @param address address of the page from the root of the site
     * @param link link as it is written
     * @param image true if the link is that of an image
     */
    String translated(Path source, String address, String link, boolean image) {
        if (link.startsWith("#") || ABSOLUTE.matcher(link).matches()) {
            return link;
        }
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        String fragment = hash < 0 ? "" : link.substring(hash);
        Path parent = source.getParent();
        Path target = (parent == null ? Path.of("") : parent)
                .resolve(URLDecoder.decode(file.replace("+", "%2B"), StandardCharsets.UTF_8))
                .normalize();
        if (target.startsWith("..") || !Files.exists(root.resolve(target))) {
            broken.add(source + " links to '" + link + "', which does not exist");
            return link;
        }
        String page = pages.get(target);
        if (page != null) {
            return relative(address, page) + fragment;
        }
        if (image) {
            images.add(target);
            return relative(address, imageAddress(target));
        }
        shown.add(target);
        return relative(address, shownAddress(target));
    }

    /** Returns the address of a page of the site relative to another, both from the root. */
    static String relative(String from, String to) {
        return "../".repeat((int) from.chars().filter(c -> c == '/').count()) + encoded(to);
    }

    private static String encoded(String path) {
        return URI.create("x:///")
                .resolve(path.replace(" ", "%20"))
                .getRawPath()
                .substring(1);
    }

    /** Returns the address of an image of the source tree. */
    static String imageAddress(Path image) {
        return IMAGES + image.getFileName();
    }

    /** Returns the address of the page that shows a file or a folder of the source tree. */
    static String shownAddress(Path file) {
        return SOURCE + slashed(file) + ".html";
    }

    /** Returns a path with forward slashes. */
    static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }

    /** Returns the files and folders that need a page. */
    Set<Path> shown() {
        return new TreeSet<>(shown);
    }

    /** Returns the images to copy. */
    Set<Path> images() {
        return new TreeSet<>(images);
    }

    /** Returns the links that lead nowhere, in words. */
    List<String> broken() {
        return List.copyOf(broken);
    }
}
