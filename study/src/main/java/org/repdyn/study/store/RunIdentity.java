package org.repdyn.study.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;
import org.repdyn.core.digest.Sha256;

/**
 * Everything that the numbers of a run depend on, as nested maps and lists of texts, numbers and truth values. Equal identities have equal text,
 * whatever the order of the keys.
 *
 * @param parts parts by name, such as {@code settings}, {@code data} (checksum) and {@code code} (digest)
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunIdentity(Map<String, Object> parts) {

    /** Name of the part with the settings. */
    static final String SETTINGS = "settings";

    /** Writer of JSON with sorted keys, so that equal identities have equal text. */
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    public RunIdentity {
        parts = Collections.unmodifiableMap(new TreeMap<>(parts));
    }

    /** Returns the settings with all defaults, as nested maps, lists, texts, numbers and truth values; empty if there are none. */
    public SortedMap<String, Object> settings() {
        SortedMap<String, Object> settings = new TreeMap<>();
        if (parts.get(SETTINGS) instanceof Map<?, ?> tree) {
            tree.forEach((key, value) -> settings.put(String.valueOf(key), value));
        }
        return Collections.unmodifiableSortedMap(settings);
    }

    /** Returns the canonical text: JSON in one line with sorted keys. */
    public String text() {
        try {
            return CANONICAL.writeValueAsString(parts);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the identifier: the SHA-256 of the canonical text in UTF-8. */
    public RunId id() {
        return new RunId(Sha256.hex(text().getBytes(StandardCharsets.UTF_8)));
    }
}
