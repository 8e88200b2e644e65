package org.repdyn.site;

/**
 * Section of a page in the index of the search.
 *
 * @param page title of the page
 * @param address address from the root of the site, with the identifier of the section
 * @param heading heading of the section
 * @param text text of the section without marks
 */
record SearchEntry(String page, String address, String heading, String text) {}
