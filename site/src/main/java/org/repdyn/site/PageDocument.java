package org.repdyn.site;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Content of one page of the site. The template escapes all text except {@code body}.
 *
 * @param title title of the page
 * @param address address of the page from the root of the site
 * @param groups navigation
 * @param contents headings below the title
 * @param body HTML of the page
 * @param diagrams true if the page has a diagram that Mermaid draws
 * @param footer version that the site was made from
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record PageDocument(
        String title,
        String address,
        List<Group> groups,
        List<Heading> contents,
        String body,
        boolean diagrams,
        String footer) {

    /** Links of the navigation below one title. */
    public record Group(String name, List<Link> links) {}

    /** Link of the navigation, with an address from the root of the site. */
    public record Link(String title, String address) {}

    /**
     * Heading of a page.
     *
     * @param level 1 for the title of the page
     * @param id identifier, which a link names after {@code #}
     * @param text text without marks
     */
    public record Heading(int level, String id, String text) {}

    /** Returns the relative address of the root of the site from this page, with a slash at its end; empty at the root. */
    public String root() {
        return "../".repeat((int) address.chars().filter(c -> c == '/').count());
    }
}
