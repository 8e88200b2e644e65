package org.repdyn.site;

import java.util.List;

/**
 * Page of the site without its frame.
 *
 * @param address address from the root of the site
 * @param title title
 * @param contents headings below the title
 * @param body HTML
 * @param sections sections for the search
 * @param diagrams true if the page has a diagram that Mermaid draws
 */
record SitePage(
        String address,
        String title,
        List<PageDocument.Heading> contents,
        String body,
        List<SearchEntry> sections,
        boolean diagrams) {

    SitePage {
        contents = List.copyOf(contents);
        sections = List.copyOf(sections);
    }
}
