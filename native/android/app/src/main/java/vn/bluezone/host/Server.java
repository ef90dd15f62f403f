// SPDX-License-Identifier: GPL-3.0-only
// The only way out of the phone: one origin, built in. No redirect is followed, no cookie kept, nothing cached; what the
// page may name is a path.
package vn.bluezone.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;

class Server {
    private static final int TIMEOUT_MILLISECONDS = 30_000;
    /** Of a whole answer: whoever sends it drop by drop shall not hold a thread for good. */
    private static final long LONGEST_NANOSECONDS = 180_000_000_000L;

    static final class Request {
        String method;
        String path;
        String contentType;
        String language;
        byte[] body;
        int maximumBytes;
    }

    static final class Answer {
        int status;
        String contentType;
        String retryAfter;
        byte[] body;
        boolean isTooLarge;
    }

    private final String origin;

    /** @param origin such as https://api.example, without a slash at the end; empty: there is no server */
    Server(String origin) {
        this.origin = origin;
    }

    Answer exchange(Request request) throws IOException {
        if (origin.isEmpty()) throw new IOException("this build has no server");
        HttpURLConnection connection = (HttpURLConnection) new URL(origin + request.path).openConnection();
        try {
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setConnectTimeout(TIMEOUT_MILLISECONDS);
            connection.setReadTimeout(TIMEOUT_MILLISECONDS);
            connection.setRequestMethod(request.method);
            // Every phone says the same of itself.
            connection.setRequestProperty("User-Agent", "Bluezone");
            if (request.language != null) connection.setRequestProperty("Accept-Language", request.language);
            if (request.body != null) {
                connection.setDoOutput(true);
                connection.setFixedLengthStreamingMode(request.body.length);
                if (request.contentType != null) connection.setRequestProperty("Content-Type", request.contentType);
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(request.body);
                }
            }
            Answer answer = new Answer();
            answer.status = connection.getResponseCode();
            answer.contentType = connection.getContentType();
            answer.retryAfter = connection.getHeaderField("Retry-After");
            InputStream in = answer.status >= 400 ? connection.getErrorStream() : connection.getInputStream();
            answer.body = in == null ? new byte[0] : readAll(in, request.maximumBytes, LONGEST_NANOSECONDS);
            answer.isTooLarge = answer.body == null;
            return answer;
        } finally {
            connection.disconnect();
        }
    }

    static byte[] readAll(InputStream in, int maximumBytes) throws IOException {
        return readAll(in, maximumBytes, LONGEST_NANOSECONDS);
    }

    /** null when it is longer than allowed; it is cut off there. Throws when it takes longer. */
    static byte[] readAll(InputStream in, int maximumBytes, long longestNanoseconds) throws IOException {
        long begun = System.nanoTime();
        try (InputStream body = in) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] part = new byte[16_384];
            for (int length = body.read(part); length >= 0; length = body.read(part)) {
                if (bytes.size() + length > maximumBytes) return null;
                if (System.nanoTime() - begun > longestNanoseconds) throw new IOException("slower than an answer may be");
                bytes.write(part, 0, length);
            }
            return bytes.toByteArray();
        }
    }
}
