// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.app.job.JobParameters;
import android.bluetooth.le.AdvertiseCallback;
import android.bluetooth.le.AdvertiseData;
import android.bluetooth.le.AdvertiseSettings;
import android.bluetooth.le.BluetoothLeAdvertiser;
import android.bluetooth.le.BluetoothLeScanner;
import android.bluetooth.le.ScanCallback;
import android.bluetooth.le.ScanFilter;
import android.bluetooth.le.ScanSettings;
import android.content.Context;
import android.view.View;
import android.view.ViewGroup;
import android.webkit.WebView;
import android.widget.TextView;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.android.controller.ActivityController;
import org.robolectric.annotation.Config;
import org.robolectric.annotation.Implementation;
import org.robolectric.annotation.Implements;
import org.robolectric.shadow.api.Shadow;
import org.robolectric.shadows.ShadowBluetoothLeAdvertiser;
import org.robolectric.shadows.ShadowBluetoothLeScanner;
import org.robolectric.shadows.ShadowWebView;

/** What the system takes away between a look and a call: nothing of it may end the process, in which the radio lives. */
@RunWith(RobolectricTestRunner.class)
@Config(sdk = 35, shadows = {SuddenTest.Scanner.class, SuddenTest.Advertiser.class, SuddenTest.MissingView.class})
public class SuddenTest {
    private static boolean isOff;
    private static boolean isWithoutWebView;

    @Implements(BluetoothLeScanner.class)
    public static class Scanner extends ShadowBluetoothLeScanner {
        @Override
        @Implementation
        protected void startScan(List<ScanFilter> filters, ScanSettings settings, ScanCallback callback) {
            if (isOff) throw new IllegalStateException("BT Adapter is not turned ON");
            super.startScan(filters, settings, callback);
        }
    }

    @Implements(BluetoothLeAdvertiser.class)
    public static class Advertiser extends ShadowBluetoothLeAdvertiser {
        @Implementation
        protected void startAdvertising(AdvertiseSettings settings, AdvertiseData data, AdvertiseCallback callback) {
            throw new IllegalStateException("BT Adapter is not turned ON");
        }
    }

    @Implements(WebView.class)
    public static class MissingView extends ShadowWebView {
        @Implementation
        protected void __constructor__(Context context) {
            if (isWithoutWebView) throw new android.util.AndroidRuntimeException("no WebView installed");
            Shadow.invokeConstructor(
                    WebView.class, realObject(), org.robolectric.util.ReflectionHelpers.ClassParameter.from(Context.class, context));
        }

        private WebView realObject() {
            return real;
        }

        @org.robolectric.annotation.RealObject private WebView real;
    }

    private final TestPhone phone = new TestPhone();

    @Before
    public void begin() {
        isOff = false;
        isWithoutWebView = false;
    }

    @Test
    public void bluetoothThatGoesOffBetweenALookAndACallEndsNothing() {
        isOff = true;
        phone.database.keepPlan(phone.plan(2));
        phone.host.radio().start();
        phone.pass(400);
        assertTrue(phone.host.radio().isRunning());
        assertFalse(phone.host.radio().isAdvertising());
        assertTrue(phone.scans().isEmpty());
        isOff = false;
        phone.pass(200);
        assertTrue("it listens again by itself", phone.scans().size() >= 1);
    }

    @Test
    public void addressesThatSomebodyMakesUpFillNoMemory() {
        phone.database.keepPlan(phone.plan(2));
        phone.host.radio().start();
        for (int i = 0; i < RadioEngine.MOST_STRANGERS + 500; i++) {
            phone.send(new byte[] {2, 1, 6}, String.format("02:00:00:%02X:%02X:%02X", i >> 16, (i >> 8) & 255, i & 255), -70);
        }
        phone.pass(5);
        assertEquals(RadioEngine.MOST_STRANGERS, phone.scans().get(0).others);
    }

    @Test
    public void withoutAWebViewTheCheckIsPutOffAndTheScreenSaysWhy() {
        isWithoutWebView = true;
        CheckJob job = Robolectric.buildService(CheckJob.class).create().get();
        assertFalse(job.onStartJob(Shadow.newInstanceOf(JobParameters.class)));
        phone.idle();
        try (ActivityController<MainActivity> controller = Robolectric.buildActivity(MainActivity.class).setup()) {
            View told = shown(controller.get());
            assertEquals(phone.context.getString(R.string.no_web_view), ((TextView) told).getText().toString());
            isWithoutWebView = false;
            controller.pause().stop().start().resume();
            assertTrue("it is looked for again", shown(controller.get()) instanceof WebView);
        }
    }

    @Test
    public void aPageThatEndsIsOpenedAgainOnceAndNotForEver() {
        try (ActivityController<MainActivity> controller = Robolectric.buildActivity(MainActivity.class).setup()) {
            WebView first = (WebView) shown(controller.get());
            assertTrue(shadowOf(first).getWebViewClient().onRenderProcessGone(first, null));
            WebView second = (WebView) shown(controller.get());
            assertNotSame(first, second);
            assertTrue(shadowOf(first).wasDestroyCalled());
            assertFalse(controller.get().isFinishing());
            assertTrue(shadowOf(second).getWebViewClient().onRenderProcessGone(second, null));
            assertTrue(controller.get().isFinishing());
        }
    }

    @Test
    public void aPageThatEndsUnseenIsOpenedWhenItsOwnerComesBack() {
        try (ActivityController<MainActivity> controller = Robolectric.buildActivity(MainActivity.class).setup()) {
            WebView first = (WebView) shown(controller.get());
            controller.pause().stop();
            assertTrue(shadowOf(first).getWebViewClient().onRenderProcessGone(first, null));
            assertFalse(shown(controller.get()) instanceof WebView);
            controller.start().resume();
            assertTrue(shown(controller.get()) instanceof WebView);
        }
    }

    private static View shown(MainActivity activity) {
        ViewGroup content = activity.findViewById(android.R.id.content);
        View child = content.getChildAt(0);
        return child instanceof ViewGroup && ((ViewGroup) child).getChildCount() > 0 ? ((ViewGroup) child).getChildAt(0) : child;
    }
}
