package org.motcua.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.regex.Pattern;

/// Walks through the first pages as a visitor would, so that what they need is in the cache of
/// classes that the launcher makes meanwhile.
final class Rehearsal {
    private static final int PAGES = 25;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)\"");

    private Rehearsal() {}

    /// @param address without a slash at the end
    static void of(String address) {
        var seen = new HashSet<String>();
        var ahead = new ArrayDeque<String>();
        ahead.add("/");
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!ahead.isEmpty() && seen.size() < PAGES) {
                String path = ahead.remove();
                if (seen.add(path)) {
                    var matcher = LINK.matcher(page(client, address + path));
                    while (matcher.find()) {
                        ahead.add(matcher.group(1).replace("&amp;", "&"));
                    }
                }
            }
        } catch (IOException _) {
            // a page less in the cache
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String page(HttpClient client, String address)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address)).timeout(LONGEST).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
