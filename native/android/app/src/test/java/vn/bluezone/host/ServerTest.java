// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class ServerTest {
    private final List<String> asked = new ArrayList<>();
    private HttpServer peer;
    private Server server;

    @Before
    public void begin() throws IOException {
        peer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        peer.createContext(
                "/",
                exchange -> {
                    String path = exchange.getRequestURI().getPath();
                    asked.add(exchange.getRequestMethod() + " " + path + " " + exchange.getRequestHeaders().getFirst("Cookie"));
                    exchange.getResponseHeaders().set("Set-Cookie", "who=you");
                    exchange.getResponseHeaders().set("Retry-After", "60");
                    exchange.getResponseHeaders().set("Location", "/elsewhere");
                    byte[] body = exchange.getRequestMethod().equals("POST") ? exchange.getRequestBody().readAllBytes() : new byte[100];
                    exchange.sendResponseHeaders(path.equals("/moved") ? 302 : path.equals("/busy") ? 429 : 200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        peer.start();
        server = new Server("http://127.0.0.1:" + peer.getAddress().getPort());
    }

    @After
    public void end() {
        peer.stop(0);
    }

    @Test
    public void anAnswerThatDripsIsGivenUp() {
        java.io.InputStream drips = new java.io.ByteArrayInputStream(new byte[100]);
        assertThrows(IOException.class, () -> Server.readAll(drips, 1000, -1));
    }

    private static Server.Request request(String method, String path, byte[] body, int most) {
        Server.Request request = new Server.Request();
        request.method = method;
        request.path = path;
        request.body = body;
        request.maximumBytes = most;
        return request;
    }

    @Test
    public void bytesGoAndComeWhole() throws IOException {
        byte[] body = {0, 1, (byte) 255};
        assertArrayEquals(body, server.exchange(request("POST", "/v1/post", body, 10)).body);
        assertEquals(100, server.exchange(request("GET", "/v1/index", null, 100)).body.length);
    }

    @Test
    public void anAnswerThatIsTooLongIsCutOff() throws IOException {
        Server.Answer answer = server.exchange(request("GET", "/v1/index", null, 99));
        assertTrue(answer.isTooLarge);
        assertNull(answer.body);
    }

    @Test
    public void noRedirectIsFollowedAndNoCookieKept() throws IOException {
        assertEquals(302, server.exchange(request("GET", "/moved", null, 100)).status);
        server.exchange(request("GET", "/v1/index", null, 100));
        assertEquals(List.of("GET /moved null", "GET /v1/index null"), asked);
    }

    @Test
    public void aRefusalIsAnAnswerWithItsBody() throws IOException {
        Server.Answer answer = server.exchange(request("GET", "/busy", null, 100));
        assertEquals(429, answer.status);
        assertEquals("60", answer.retryAfter);
        assertEquals(100, answer.body.length);
    }

    @Test
    public void aBuildWithoutAServerTalksToNobody() {
        assertThrows(IOException.class, () -> new Server("").exchange(request("GET", "/v1/index", null, 100)));
    }
}
