package org.repdyn.study.plan;

import org.apiguardian.api.API;

/**
 * File, besides the data, on whose content the numbers of an arm depend.
 *
 * @param use setting that names the file, such as {@code data.views}
 * @param path path as the user wrote it
 * @param sha256 SHA-256 of its content, hexadecimal
 * @param notice one line for the user that says what was read
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GivenFile(String use, String path, String sha256, String notice) {}
