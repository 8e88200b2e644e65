package org.repdyn.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Headless Chromium, controlled by the DevTools protocol. It records all requests and console errors. */
final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final String READY = "(document.documentElement || {dataset: {}}).dataset.ready || ''";
    private static final long TIMEOUT_SECONDS = 60;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> consoleErrors = Collections.synchronizedList(new ArrayList<>());
    private String session = "";

    /** Returns the browser on the PATH; empty if there is none. */
    static Optional<Path> executable() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Browser(Path executable, Path profile) throws Exception {
        process = new ProcessBuilder(
                        executable.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(
                        profile.resolveSibling(profile.getFileName() + ".log").toFile())
                .start();
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address(profile.resolve("DevToolsActivePort"))), new Listener())
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        ObjectNode blank = mapper.createObjectNode().put("url", "about:blank");
        String target = call("Target.createTarget", blank).get("targetId").asText();
        session = call(
                        "Target.attachToTarget",
                        mapper.createObjectNode().put("targetId", target).put("flatten", true))
                .get("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", mapper.createObjectNode());
        }
    }

    private String address(Path file) throws IOException, InterruptedException {
        for (long waited = 0; waited < TIMEOUT_SECONDS * 20 && process.isAlive(); waited++) {
            if (Files.exists(file)) {
                List<String> lines = Files.readAllLines(file);
                if (lines.size() > 1) {
                    return "ws://127.0.0.1:" + lines.get(0) + lines.get(1);
                }
            }
            Thread.sleep(50);
        }
        throw new IOException("the browser did not start");
    }

    /** Opens a page with a given screen size and theme, and waits until the page reports that all plots are drawn. */
    void open(Path page, int width, int height, boolean dark) throws Exception {
        call("Page.navigate", mapper.createObjectNode().put("url", "about:blank"));
        requests.clear();
        consoleErrors.clear();
        call(
                "Emulation.setDeviceMetricsOverride",
                mapper.createObjectNode()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", width < 600));
        ObjectNode media = mapper.createObjectNode().put("media", "");
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", dark ? "dark" : "light");
        call("Emulation.setEmulatedMedia", media);
        call("Page.navigate", mapper.createObjectNode().put("url", page.toUri().toString()));
        for (long waited = 0; waited < TIMEOUT_SECONDS * 10; waited++) {
            if (evaluate(READY).asText().equals("true")) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IOException("the page was not drawn after " + TIMEOUT_SECONDS + " s: " + consoleErrors);
    }

    /** Shows the open page as it is printed, on paper of a given width. */
    void print(int width) throws Exception {
        call("Emulation.setEmulatedMedia", mapper.createObjectNode().put("media", "print"));
        // A printed page is laid out again without an event that its script could see.
        evaluate("document.documentElement.style.width = '" + width + "px'");
    }

    /** Returns the value of a JavaScript expression on the page. */
    JsonNode evaluate(String expression) throws Exception {
        JsonNode answer = call(
                "Runtime.evaluate",
                mapper.createObjectNode().put("expression", expression).put("returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IOException(answer.get("exceptionDetails").toString());
        }
        return answer.get("result").path("value");
    }

    void point(double x, double y) throws Exception {
        call(
                "Input.dispatchMouseEvent",
                mapper.createObjectNode().put("type", "mouseMoved").put("x", x).put("y", y));
    }

    /** Presses a key on the focused element. */
    void press(String key) throws Exception {
        for (String type : List.of("keyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    mapper.createObjectNode()
                            .put("type", type)
                            .put("key", key)
                            .put("code", key)
                            .put("text", key.equals("Enter") ? "\r" : "")
                            .put("windowsVirtualKeyCode", key.equals("Enter") ? 13 : 0));
        }
    }

    /** Saves a picture of the whole page. */
    void screenshot(Path file) throws Exception {
        JsonNode answer = call(
                "Page.captureScreenshot",
                mapper.createObjectNode().put("format", "png").put("captureBeyondViewport", true));
        Files.write(file, Base64.getDecoder().decode(answer.get("data").asText()));
    }

    /** Returns the addresses that the page fetched, with its own. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Returns errors, warnings and exceptions on the console. */
    List<String> consoleErrors() {
        return List.copyOf(consoleErrors);
    }

    private JsonNode call(String method, ObjectNode parameters) throws Exception {
        int id = last.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        ObjectNode message = mapper.createObjectNode().put("id", id).put("method", method);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        message.set("params", parameters);
        socket.sendText(mapper.writeValueAsString(message), true).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        JsonNode result = answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (result.has("error")) {
            throw new IOException(method + ": " + result.get("error"));
        }
        return result.get("result");
    }

    private void receive(String text) throws IOException {
        JsonNode message = mapper.readTree(text);
        JsonNode parameters = message.path("params");
        if (message.has("id")) {
            Optional.ofNullable(waiting.remove(message.get("id").asInt())).ifPresent(f -> f.complete(message));
            return;
        }
        switch (message.path("method").asText()) {
            case "Network.requestWillBeSent" ->
                requests.add(parameters.at("/request/url").asText());
            case "Runtime.exceptionThrown" ->
                consoleErrors.add(parameters.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning", "assert")
                        .contains(parameters.path("type").asText())) {
                    consoleErrors.add(parameters.path("args").toString());
                }
            }
            case "Log.entryAdded" -> consoleErrors.add(parameters.path("entry").toString());
            default -> {
                // Other messages of the browser do not concern the tests.
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
        // Child processes of the browser keep writing into the profile for a moment after the browser ends.
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        process.destroyForcibly();
        for (ProcessHandle child : children) {
            child.destroyForcibly();
            child.onExit().completeOnTimeout(child, 10, TimeUnit.SECONDS).join();
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean end) {
            text.append(part);
            if (end) {
                try {
                    receive(text.toString());
                } catch (IOException e) {
                    consoleErrors.add("unreadable message: " + e.getMessage());
                }
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
