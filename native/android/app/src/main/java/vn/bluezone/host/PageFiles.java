// SPDX-License-Identifier: GPL-3.0-only
// The built-in web app as answers of an origin that is nowhere but in this app. Nothing else is ever loaded.
package vn.bluezone.host;

import android.content.res.AssetManager;
import android.net.Uri;
import android.webkit.WebResourceResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

final class PageFiles {
    static final String HOST = "app.bluezone.invalid";
    static final String ORIGIN = "https://" + HOST;
    static final String START = ORIGIN + "/app/";
    static final String BACKGROUND = ORIGIN + "/app/background.html";
    /** The page asks for this when it is ready for its line to the host. */
    static final String CONNECT = "/host/connect";

    static final String POLICY =
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:;"
                    + " connect-src 'self'; worker-src 'self'; manifest-src 'self'; media-src 'self' blob:; font-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final AssetManager assets;

    PageFiles(AssetManager assets) {
        this.assets = assets;
    }

    static boolean isOurs(Uri address) {
        return "https".equals(address.getScheme()) && HOST.equals(address.getHost()) && address.getPort() == -1;
    }

    /** The answer to any request of the page; 404 for what is not built in, wherever it is. */
    WebResourceResponse answer(Uri address, String method) {
        String path = address.getPath();
        if (!isOurs(address) || path == null || !"GET".equals(method)) return response(404, "Not Found", "text/plain", empty());
        if (path.equals(CONNECT)) return response(200, "OK", "text/plain", empty());
        if (!path.startsWith("/app/") || path.contains("..")) return response(404, "Not Found", "text/plain", empty());
        String name = path.substring("/app/".length());
        // Screens have addresses of their own; they are all the one page.
        if (name.isEmpty() || name.lastIndexOf('.') <= name.lastIndexOf('/')) name = "index.html";
        try {
            return response(200, "OK", typeOf(name), assets.open("app/" + name));
        } catch (IOException notThere) {
            return response(404, "Not Found", "text/plain", empty());
        }
    }

    private static InputStream empty() {
        return new ByteArrayInputStream(new byte[0]);
    }

    private static WebResourceResponse response(int status, String reason, String type, InputStream body) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Security-Policy", POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cache-Control", "no-store");
        boolean isText = type.startsWith("text/") || type.endsWith("json") || type.endsWith("svg+xml");
        return new WebResourceResponse(type, isText ? "utf-8" : null, status, reason, headers, body);
    }

    static String typeOf(String name) {
        switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html":
                return "text/html";
            case "js":
                return "text/javascript";
            case "css":
                return "text/css";
            case "svg":
                return "image/svg+xml";
            case "json":
            case "webmanifest":
                return "application/json";
            case "wasm":
                return "application/wasm";
            default:
                return "application/octet-stream";
        }
    }
}
