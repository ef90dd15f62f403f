// SPDX-License-Identifier: GPL-3.0-only
// A web view that shows the built-in app and nothing else, and the page's line to the host: a message port that is handed
// to that one origin only.
package vn.bluezone.host;

import android.Manifest;
import android.annotation.SuppressLint;
import android.content.ActivityNotFoundException;
import android.content.Context;
import android.content.Intent;
import android.net.Uri;
import android.os.Handler;
import android.os.Looper;
import android.print.PrintDocumentAdapter;
import android.webkit.CookieManager;
import android.webkit.GeolocationPermissions;
import android.webkit.PermissionRequest;
import android.webkit.RenderProcessGoneDetail;
import android.webkit.ValueCallback;
import android.webkit.WebChromeClient;
import android.webkit.WebMessage;
import android.webkit.WebMessagePort;
import android.webkit.WebResourceRequest;
import android.webkit.WebResourceResponse;
import android.webkit.WebSettings;
import android.webkit.WebView;
import android.webkit.WebViewClient;
import java.util.Arrays;
import java.util.Collections;

final class AppPage {
    static final String GREETING = "bluezone-host-1";
    private final Host host;
    private final Bridge.Surroundings surroundings;
    private final Runnable onGone;
    private final PageFiles files;
    private final Handler main = new Handler(Looper.getMainLooper());
    final WebView view;
    private Bridge bridge;
    private WebMessagePort port;
    private boolean isClosed;

    /** @param onGone the page's process ended; this page is of no use any more */
    AppPage(Context context, Bridge.Surroundings surroundings, Runnable onGone) {
        this.host = Host.of(context);
        this.surroundings = surroundings;
        this.onGone = onGone;
        files = new PageFiles(context.getAssets());
        view = new WebView(context);
        restrict(view.getSettings());
        CookieManager.getInstance().setAcceptCookie(false);
        view.setWebViewClient(new Client());
        view.setWebChromeClient(new Asker());
    }

    @SuppressLint("SetJavaScriptEnabled")
    @SuppressWarnings("deprecation")
    private static void restrict(WebSettings settings) {
        settings.setJavaScriptEnabled(true);
        settings.setDomStorageEnabled(true);
        settings.setAllowFileAccess(false);
        settings.setAllowContentAccess(false);
        settings.setAllowFileAccessFromFileURLs(false);
        settings.setAllowUniversalAccessFromFileURLs(false);
        settings.setGeolocationEnabled(false);
        settings.setSaveFormData(false);
        settings.setMixedContentMode(WebSettings.MIXED_CONTENT_NEVER_ALLOW);
        settings.setCacheMode(WebSettings.LOAD_NO_CACHE);
        settings.setSafeBrowsingEnabled(false);
        settings.setSupportMultipleWindows(false);
        // What plays is the camera's own picture, after a press and a dialogue of the system.
        settings.setMediaPlaybackRequiresUserGesture(false);
    }

    void open(String address) {
        view.loadUrl(address);
    }

    void close() {
        if (isClosed) return;
        isClosed = true;
        disconnect();
        view.stopLoading();
        view.destroy();
    }

    private void disconnect() {
        if (bridge != null) bridge.close();
        if (port != null) port.close();
        bridge = null;
        port = null;
    }

    /** A page that was loaded anew asks anew; the line of the one before is dead. */
    private void connect() {
        if (isClosed) return;
        disconnect();
        WebMessagePort[] ports = view.createWebMessageChannel();
        port = ports[0];
        Bridge made = new Bridge(host, message -> ports[0].postMessage(new WebMessage(message)), surroundings, Host.BACKGROUND, Host.VAULT);
        bridge = made;
        ports[0].setWebMessageCallback(
                new WebMessagePort.WebMessageCallback() {
                    @Override
                    public void onMessage(WebMessagePort from, WebMessage message) {
                        made.take(message.getData());
                    }
                },
                main);
        view.postWebMessage(new WebMessage(GREETING, new WebMessagePort[] {ports[1]}), Uri.parse(PageFiles.ORIGIN));
    }

    private final class Client extends WebViewClient {
        @Override
        public WebResourceResponse shouldInterceptRequest(WebView from, WebResourceRequest request) {
            Uri address = request.getUrl();
            String scheme = address.getScheme();
            if ("data".equals(scheme) || "blob".equals(scheme)) return null;
            if (PageFiles.isOurs(address) && PageFiles.CONNECT.equals(address.getPath())) main.post(AppPage.this::connect);
            return files.answer(address, request.getMethod());
        }

        @Override
        public boolean shouldOverrideUrlLoading(WebView from, WebResourceRequest request) {
            Uri address = request.getUrl();
            if (PageFiles.isOurs(address)) return false;
            String scheme = address.getScheme();
            boolean mayLeave = "https".equals(scheme) || "tel".equals(scheme) || "mailto".equals(scheme) || "sms".equals(scheme);
            if (mayLeave && request.hasGesture() && !surroundings.isBackground()) leaveFor(address);
            return true;
        }

        private void leaveFor(Uri address) {
            String action = "tel".equals(address.getScheme()) ? Intent.ACTION_DIAL : Intent.ACTION_VIEW;
            try {
                view.getContext().startActivity(new Intent(action, address));
            } catch (ActivityNotFoundException nobody) {
                // Nothing on this phone opens it.
            }
        }

        @Override
        public boolean onRenderProcessGone(WebView from, RenderProcessGoneDetail detail) {
            onGone.run();
            return true;
        }
    }

    /** What the page asks for outside of its line: the camera for a code, a file of the owner's, and nothing else. */
    private final class Asker extends WebChromeClient {
        private PermissionRequest awaited;

        @Override
        public void onPermissionRequest(PermissionRequest request) {
            boolean isCamera = Arrays.equals(request.getResources(), new String[] {PermissionRequest.RESOURCE_VIDEO_CAPTURE});
            if (!isCamera || !PageFiles.isOurs(request.getOrigin()) || surroundings.isBackground()) {
                request.deny();
                return;
            }
            awaited = request;
            surroundings.ask(
                    mayUseCamera() ? Collections.emptyList() : Collections.singletonList(Manifest.permission.CAMERA),
                    () -> answerCamera(request));
        }

        private boolean mayUseCamera() {
            return Permissions.has(host.context, Manifest.permission.CAMERA);
        }

        private void answerCamera(PermissionRequest request) {
            if (awaited != request || isClosed) return;
            awaited = null;
            if (mayUseCamera()) request.grant(new String[] {PermissionRequest.RESOURCE_VIDEO_CAPTURE});
            else request.deny();
        }

        @Override
        public void onPermissionRequestCanceled(PermissionRequest request) {
            if (awaited == request) awaited = null;
        }

        @Override
        public boolean onShowFileChooser(WebView from, ValueCallback<Uri[]> then, FileChooserParams asked) {
            boolean isPlain = asked.getMode() == FileChooserParams.MODE_OPEN;
            if (isPlain && isOnOurPage() && !surroundings.isBackground()) surroundings.readDocument(then);
            else then.onReceiveValue(null);
            return true;
        }

        @Override
        public void onGeolocationPermissionsShowPrompt(String origin, GeolocationPermissions.Callback callback) {
            callback.invoke(origin, false, false);
        }
    }

    private boolean isOnOurPage() {
        String address = view.getUrl();
        return address != null && PageFiles.isOurs(Uri.parse(address));
    }

    /** What is seen, as pages; null of a page that is closed. */
    PrintDocumentAdapter printout(String name) {
        return isClosed ? null : view.createPrintDocumentAdapter(name);
    }
}
