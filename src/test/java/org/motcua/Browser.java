package org.motcua;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/// A real browser for tests: Debian's Chromium, driven by Playwright, started once for the whole
/// run and stopped with it.
///
/// ```java
/// try (var window = Browser.phone()) {
///     window.go(server + "/procedures");
///     window.page().fill("#q", "khai sinh");
///     assertThat(window.axe()).isEmpty();
/// }
/// ```
///
/// Only the part of Playwright's driver without its five bundled runtimes (200 MB) is used, with
/// the Node.js of the machine.
public final class Browser {
    /// A cheap phone.
    public static final int PHONE = 360;

    /// The narrowest that must work without scrolling sideways (WCAG 2.2, 1.4.10).
    public static final int NARROW = 320;

    public static final int DESK = 1280;

    private static final String INSTALL =
            "Browser tests need Chromium and Node.js: apt-get install -y --no-install-recommends"
                    + " chromium nodejs";

    private static @Nullable Playwright playwright;
    private static com.microsoft.playwright.@Nullable Browser browser;

    private Browser() {}

    /// A window as wide as a phone.
    public static Window phone() {
        return window(PHONE, true);
    }

    /// A window as wide as a desk's screen.
    public static Window desk() {
        return window(DESK, true);
    }

    /// A window that runs no script.
    public static Window withoutScript() {
        return window(PHONE, false);
    }

    /// A window of its own: no cookies, nothing in its cache.
    public static Window window(int width, boolean script) {
        BrowserContext context =
                browser()
                        .newContext(
                                new com.microsoft.playwright.Browser.NewContextOptions()
                                        .setViewportSize(width, width < 700 ? 780 : 800)
                                        .setLocale("vi-VN")
                                        .setTimezoneId("Asia/Ho_Chi_Minh")
                                        .setJavaScriptEnabled(script));
        context.setDefaultTimeout(30_000);
        return new Window(context);
    }

    private static synchronized com.microsoft.playwright.Browser browser() {
        if (browser == null) {
            playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment()));
            browser =
                    playwright
                            .chromium()
                            .launch(
                                    new BrowserType.LaunchOptions()
                                            .setExecutablePath(program("chromium"))
                                            .setArgs(
                                                    List.of(
                                                            "--no-sandbox",
                                                            "--disable-gpu",
                                                            "--disable-background-networking",
                                                            "--disable-component-update",
                                                            "--disable-sync",
                                                            "--no-first-run")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return browser;
    }

    private static Map<String, String> environment() {
        System.setProperty("playwright.cli.dir", driver().toString());
        return Map.of(
                "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                "1",
                "PLAYWRIGHT_NODEJS_PATH",
                program("node").toString());
    }

    private static Path program(String name) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(INSTALL));
    }

    /// Unpacks the driver from its jar, once for a build folder.
    private static Path driver() {
        Path target = Path.of("target", "playwright-driver-1.62.0").toAbsolutePath();
        if (Files.exists(target.resolve("package/cli.js"))) {
            return target;
        }
        try {
            URI jar =
                    com.microsoft.playwright.impl.driver.Driver.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI();
            Path fresh = Files.createTempDirectory(Path.of("target"), "playwright-driver");
            try (var files = FileSystems.newFileSystem(Path.of(jar));
                    Stream<Path> all = Files.walk(files.getPath("/driver"))) {
                for (Path file : all.toList()) {
                    Path to = fresh.resolve(files.getPath("/driver").relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(to);
                    } else {
                        Files.copy(file, to);
                    }
                }
            }
            Files.move(fresh, target);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Looks at pages of the shared house, narrow and wide: that nothing is broken for anybody, and
    /// that none is wider than its window; with `-Dmotcua.pictures=true` pictures are kept.
    public static void look(Visitor visitor, String name, List<String> paths) {
        var soft = new SoftAssertions();
        try (var window = desk()) {
            window.enter(visitor.cookies());
            for (String path : paths) {
                soft.assertThat(window.go(TestHouse.address() + path)).as(path).isEqualTo(200);
                for (int width : new int[] {PHONE, DESK}) {
                    window.width(width);
                    String what = path + " at " + width;
                    soft.assertThat(window.scrollsSideways()).as("sideways: " + what).isFalse();
                    soft.assertThat(window.axe()).as(what).isEmpty();
                    if (Boolean.getBoolean("motcua.pictures")) {
                        String page = path.replaceAll("[0-9a-f-]{36}", "x");
                        window.picture(name + page.replaceAll("[^a-zA-Z]+", "-") + width);
                    }
                }
            }
            soft.assertThat(window.complaints()).isEmpty();
        }
        soft.assertAll();
    }

    /// One window with its own cookies and cache.
    public static final class Window implements AutoCloseable {
        private static final Set<String> RULES =
                Set.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

        /// Loaded once a page; only what is violated comes back, which is what takes the time.
        private static final String AXE = axeCore();

        private static final String LOOK =
                """
                async tags => (await axe.run(document, {
                  runOnly: {type: "tag", values: tags}, resultTypes: ["violations"],
                  selectors: false, preload: false
                })).violations.map(rule => rule.id + ": " + (rule.nodes[0]?.html ?? ""))
                """;

        private final BrowserContext context;
        private final Page page;
        private final List<String> complaints = new ArrayList<>();
        private long bytes;
        private int requests;

        private Window(BrowserContext context) {
            this.context = context;
            this.page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
            var wire = context.newCDPSession(page);
            wire.send("Network.enable");
            wire.on(
                    "Network.loadingFinished",
                    event -> bytes += event.get("encodedDataLength").getAsLong());
            page.onRequest(_ -> requests++);
        }

        /// The window itself, for everything that Playwright can do.
        public Page page() {
            return page;
        }

        /// Opens an address and gives the status of its answer.
        public int go(String address) {
            bytes = 0;
            requests = 0;
            Response response = page.navigate(address);
            return response == null ? 0 : response.status();
        }

        /// Goes on where a visitor of the shared house is signed in.
        public void enter(Map<String, String> cookies) {
            cookies.forEach((name, value) ->
                    context.addCookies(
                            List.of(new Cookie(name, value).setUrl(TestHouse.address()))));
        }

        /// Makes the window so wide.
        public void width(int width) {
            page.setViewportSize(width, width < 700 ? 780 : 800);
        }

        /// Bytes on the wire since [#go], with headers.
        public long bytes() {
            page.waitForTimeout(150);
            return bytes;
        }

        /// Requests since [#go].
        public int requests() {
            return requests;
        }

        /// What the browser complained of: errors in scripts, things that the security policy
        /// stopped.
        public List<String> complaints() {
            return List.copyOf(complaints);
        }

        /// Violations of accessibility rules, each with the first element that breaks it.
        public List<String> axe() {
            for (var frame : page.frames()) {
                if (!Boolean.TRUE.equals(frame.evaluate("!!globalThis.axe"))) {
                    frame.evaluate(AXE);
                }
            }
            Object found = page.evaluate(LOOK, List.copyOf(RULES));
            return ((List<?>) found).stream().map(String::valueOf).toList();
        }

        private static String axeCore() {
            try (var script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
                return new String(
                        Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// Whether the page is wider than its window.
        public boolean scrollsSideways() {
            Object wide =
                    page.evaluate(
                            "document.documentElement.scrollWidth >"
                                    + " document.documentElement.clientWidth");
            return Boolean.TRUE.equals(wide);
        }

        /// How far things have jumped about while the page was loaded (cumulative layout shift).
        public double shift() {
            Object shift =
                    page.evaluate(
                            """
                            () => new Promise(done => {
                              let sum = 0;
                              new PerformanceObserver(list => list.getEntries().forEach(
                                  entry => { if (!entry.hadRecentInput) sum += entry.value; })
                              ).observe({type: "layout-shift", buffered: true});
                              // two frames later all that the load had to move has moved
                              document.fonts.ready.then(() => requestAnimationFrame(() =>
                                  requestAnimationFrame(() => setTimeout(() => done(sum), 20))));
                            })
                            """);
            return ((Number) shift).doubleValue();
        }

        /// A picture of the whole page under `target/pictures`, to be looked at.
        public void picture(String name) {
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(Path.of("target", "pictures", name + ".png"))
                            .setFullPage(true));
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
