// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.app.job.JobInfo;
import android.app.job.JobScheduler;
import android.content.Context;
import android.net.Uri;
import android.os.Looper;
import android.view.WindowManager;
import android.webkit.WebResourceResponse;
import android.webkit.WebSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.android.controller.ActivityController;
import org.robolectric.annotation.Config;

@RunWith(RobolectricTestRunner.class)
@Config(sdk = 35)
public class PageTest {
    private final TestPhone phone = new TestPhone();
    private final PageFiles files = new PageFiles(phone.context.getAssets());

    private WebResourceResponse get(String address) {
        return files.answer(Uri.parse(address), "GET");
    }

    private JobInfo ordered() {
        return ((JobScheduler) phone.context.getSystemService(Context.JOB_SCHEDULER_SERVICE)).getPendingJob(CheckJob.ID);
    }

    @Test
    public void theBuiltInAppIsServedUnderAStrictPolicy() throws Exception {
        WebResourceResponse page = get(PageFiles.START);
        assertEquals(200, page.getStatusCode());
        assertEquals("text/html", page.getMimeType());
        String html = new String(Server.readAll(page.getData(), 100_000), StandardCharsets.UTF_8);
        assertTrue(html.contains("<div id=\"app\">"));
        String policy = page.getResponseHeaders().get("Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'none'"));
        assertFalse("nothing remote, nothing inline", policy.contains("http") || policy.contains("unsafe-inline"));
        assertFalse("no script in the page itself", html.matches("(?s).*<script(?![^>]*src=)[^>]*>.*"));
    }

    @Test
    public void everyScriptOfThePageIsThere() throws Exception {
        for (String address : new String[] {PageFiles.START, PageFiles.BACKGROUND}) {
            String html = new String(Server.readAll(get(address).getData(), 100_000), StandardCharsets.UTF_8);
            java.util.regex.Matcher sources = java.util.regex.Pattern.compile("(?:src|href)=\"(/[^\"]+)\"").matcher(html);
            int found = 0;
            while (sources.find()) {
                assertEquals(sources.group(1), 200, get(PageFiles.ORIGIN + sources.group(1)).getStatusCode());
                found++;
            }
            assertTrue(found > 0);
        }
    }

    @Test
    public void addressesOfScreensAreThePageAndMissingFilesAreNot() {
        assertEquals("text/html", get(PageFiles.ORIGIN + "/app/history/2026-06-01").getMimeType());
        assertEquals(404, get(PageFiles.ORIGIN + "/app/assets/nothing.js").getStatusCode());
        assertEquals(404, get(PageFiles.ORIGIN + "/app/../classes.dex").getStatusCode());
        assertEquals(404, get(PageFiles.ORIGIN + "/").getStatusCode());
    }

    @Test
    public void nothingOfAnyOtherOriginIsLoaded() {
        for (String address :
                Arrays.asList(
                        "https://example.com/app/", "http://app.bluezone.invalid/app/", "https://app.bluezone.invalid:8443/app/",
                        "file:///android_asset/app/index.html", "content://x/app/", "https://app.bluezone.invalid.example/app/")) {
            assertEquals(address, 404, get(address).getStatusCode());
        }
        assertEquals(404, files.answer(Uri.parse(PageFiles.START), "POST").getStatusCode());
    }

    @Test
    public void theWebViewMayReadNoFileAndTheScreenIsHidden() {
        try (ActivityController<MainActivity> controller = Robolectric.buildActivity(MainActivity.class).setup()) {
            MainActivity activity = controller.get();
            android.view.ViewGroup content = activity.findViewById(android.R.id.content);
            android.view.ViewGroup frame = (android.view.ViewGroup) content.getChildAt(0);
            android.webkit.WebView view = (android.webkit.WebView) frame.getChildAt(0);
            WebSettings settings = view.getSettings();
            assertFalse(settings.getAllowFileAccess());
            assertFalse(settings.getAllowContentAccess());
            assertEquals(WebSettings.MIXED_CONTENT_NEVER_ALLOW, settings.getMixedContentMode());
            assertEquals(PageFiles.START, shadowOf(view).getLastLoadedUrl());
            assertTrue(isHidden(activity));
            activity.setSecure(false);
            assertFalse(isHidden(activity));
            activity.setSecure(true);
            assertTrue(isHidden(activity));
        }
    }

    private static boolean isHidden(MainActivity activity) {
        return (activity.getWindow().getAttributes().flags & WindowManager.LayoutParams.FLAG_SECURE) != 0;
    }

    @Test
    public void aCheckIsOrderedWithinBoundsAndOverRestarts() {
        CheckJob.schedule(phone.context, 3600);
        assertEquals(3_600_000, ordered().getMinLatencyMillis());
        assertTrue(ordered().isPersisted());
        CheckJob.schedule(phone.context, -5);
        assertEquals(1000 * CheckJob.SHORTEST_SECONDS, ordered().getMinLatencyMillis());
        CheckJob.schedule(phone.context, 1_000_000);
        assertEquals(1000 * CheckJob.LONGEST_SECONDS, ordered().getMinLatencyMillis());
        CheckJob.scheduleIfNone(phone.context);
        assertEquals(1000 * CheckJob.LONGEST_SECONDS, ordered().getMinLatencyMillis());
    }

    private CheckJob job() {
        return Robolectric.buildService(CheckJob.class).create().get();
    }

    @Test
    public void aCheckEndsWhenItsPageIsDoneAndOrdersTheNext() {
        CheckJob job = job();
        assertTrue(job.onStartJob(null));
        assertTrue(job.isBackground());
        job.scheduleWork(7200);
        assertEquals("not while it runs", null, ordered());
    }

    @Test
    public void aCheckThatHangsIsEnded() {
        CheckJob job = job();
        android.app.job.JobParameters parameters = parameters();
        assertTrue(job.onStartJob(parameters));
        shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(CheckJob.DEADLINE_MILLISECONDS + 1));
        assertTrue(shadowOf(job).getIsJobFinished());
        assertTrue("to be tried again", shadowOf(job).getIsRescheduleNeeded());
    }

    @Test
    public void aCheckThatIsDoneIsNotTriedAgainAndTheNextIsOrdered() {
        CheckJob job = job();
        assertTrue(job.onStartJob(parameters()));
        job.scheduleWork(7200);
        job.workDone(true);
        phone.idle();
        assertTrue(shadowOf(job).getIsJobFinished());
        assertFalse(shadowOf(job).getIsRescheduleNeeded());
        assertEquals(7_200_000, ordered().getMinLatencyMillis());
    }

    @Test
    public void aCheckThatIsStoppedBySystemIsTriedAgain() {
        CheckJob job = job();
        job.onStartJob(parameters());
        assertTrue(job.onStopJob(parameters()));
    }

    @Test
    public void whileTheOwnerLooksTheirPageDoesTheWork() {
        CheckJob job = job();
        try (ActivityController<MainActivity> controller = Robolectric.buildActivity(MainActivity.class).setup()) {
            assertFalse(job.onStartJob(parameters()));
            phone.idle();
            assertEquals(1000 * CheckJob.SHORTEST_SECONDS, ordered().getMinLatencyMillis());
            controller.pause().stop();
            assertTrue("a page that nobody sees makes room", job.onStartJob(parameters()));
            controller.start().resume();
            assertTrue("and gets its place back", shadowOf(job).getIsJobFinished());
        }
    }

    private static android.app.job.JobParameters parameters() {
        return org.robolectric.shadow.api.Shadow.newInstanceOf(android.app.job.JobParameters.class);
    }
}
