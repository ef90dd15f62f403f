// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.Manifest;
import android.content.Intent;
import android.net.Uri;
import android.webkit.PermissionRequest;
import android.webkit.WebChromeClient;
import android.webkit.WebView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.annotation.Config;

/** What a page asks of the web view itself: the camera and files. */
@RunWith(RobolectricTestRunner.class)
@Config(sdk = 35)
public class AskerTest {
    private static final String CAMERA = PermissionRequest.RESOURCE_VIDEO_CAPTURE;
    private final TestPhone phone = new TestPhone();
    private final TestSurroundings surroundings = new TestSurroundings();
    private final AppPage page = new AppPage(phone.context, surroundings, () -> {});
    private final WebChromeClient client = shadowOf(page.view).getWebChromeClient();

    private static final class Asked extends PermissionRequest {
        final String origin;
        final String[] resources;
        final List<String> answers = new ArrayList<>();

        Asked(String origin, String... resources) {
            this.origin = origin;
            this.resources = resources;
        }

        @Override
        public Uri getOrigin() {
            return Uri.parse(origin);
        }

        @Override
        public String[] getResources() {
            return resources;
        }

        @Override
        public void grant(String[] granted) {
            answers.add("granted " + Arrays.toString(granted));
        }

        @Override
        public void deny() {
            answers.add("denied");
        }
    }

    private List<String> ask(String origin, String... resources) {
        Asked asked = new Asked(origin, resources);
        client.onPermissionRequest(asked);
        return asked.answers;
    }

    private void mayUseCamera(boolean may) {
        if (may) shadowOf(phone.context).grantPermissions(Manifest.permission.CAMERA);
        else shadowOf(phone.context).denyPermissions(Manifest.permission.CAMERA);
    }

    @Test
    public void theOwnerIsAskedForTheCameraWhenTheyScanAndNotBefore() {
        assertFalse(Permissions.ofRadio().contains(Manifest.permission.CAMERA));
        assertTrue(surroundings.asked.isEmpty());
        surroundings.answer = () -> mayUseCamera(true);
        assertEquals("[granted [" + CAMERA + "]]", ask(PageFiles.ORIGIN + "/", CAMERA).toString());
        assertEquals("[" + Manifest.permission.CAMERA + "]", surroundings.asked.toString());
        assertEquals("[granted [" + CAMERA + "]]", ask(PageFiles.ORIGIN + "/", CAMERA).toString());
        assertEquals("once is enough", 1, surroundings.asked.size());
    }

    @Test
    public void whoSaysNoTypesTheCode() {
        surroundings.answer = () -> mayUseCamera(false);
        assertEquals("[denied]", ask(PageFiles.ORIGIN + "/", CAMERA).toString());
    }

    @Test
    public void nothingButTheCameraAndNobodyButThePageOnScreenGetsIt() {
        mayUseCamera(true);
        assertEquals("[denied]", ask("https://evil.example/", CAMERA).toString());
        assertEquals("[denied]", ask(PageFiles.ORIGIN + "/", PermissionRequest.RESOURCE_AUDIO_CAPTURE).toString());
        assertEquals("[denied]", ask(PageFiles.ORIGIN + "/", CAMERA, PermissionRequest.RESOURCE_AUDIO_CAPTURE).toString());
        assertEquals("[denied]", ask(PageFiles.ORIGIN + "/").toString());
        surroundings.isBackground = true;
        assertEquals("[denied]", ask(PageFiles.ORIGIN + "/", CAMERA).toString());
    }

    @Test
    public void aRequestThatWasTakenBackIsNotAnswered() {
        Asked asked = new Asked(PageFiles.ORIGIN + "/", CAMERA);
        surroundings.answer = () -> client.onPermissionRequestCanceled(asked);
        client.onPermissionRequest(asked);
        assertTrue(asked.answers.isEmpty());
    }

    private static final class Chooser extends WebChromeClient.FileChooserParams {
        final int mode;

        Chooser(int mode) {
            this.mode = mode;
        }

        @Override
        public int getMode() {
            return mode;
        }

        @Override
        public String[] getAcceptTypes() {
            return new String[0];
        }

        @Override
        public boolean isCaptureEnabled() {
            return false;
        }

        @Override
        public CharSequence getTitle() {
            return "";
        }

        @Override
        public String getFilenameHint() {
            return "";
        }

        @Override
        public Intent createIntent() {
            throw new AssertionError("the system's own dialogue is asked");
        }
    }

    private Uri[] choose(int mode) {
        List<Uri[]> read = new ArrayList<>();
        assertTrue(client.onShowFileChooser(page.view, read::add, new Chooser(mode)));
        assertEquals("answered once", 1, read.size());
        return read.get(0);
    }

    @Test
    public void aFileIsChosenForOurPageOnScreenAndForNoOther() {
        surroundings.place = Uri.parse("content://places.example/document/a");
        assertNull("no page yet", choose(WebChromeClient.FileChooserParams.MODE_OPEN));
        page.open(PageFiles.START);
        WebView view = page.view;
        assertEquals(PageFiles.START, view.getUrl());
        assertEquals(surroundings.place, choose(WebChromeClient.FileChooserParams.MODE_OPEN)[0]);
        assertNull(choose(WebChromeClient.FileChooserParams.MODE_OPEN_MULTIPLE));
        assertNull(choose(WebChromeClient.FileChooserParams.MODE_SAVE));
        surroundings.isBackground = true;
        assertNull(choose(WebChromeClient.FileChooserParams.MODE_OPEN));
        surroundings.isBackground = false;
        page.open("https://elsewhere.example/");
        assertNull(choose(WebChromeClient.FileChooserParams.MODE_OPEN));
    }
}
