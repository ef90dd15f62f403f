// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.app.AlarmManager;
import android.app.Notification;
import android.app.Service;
import android.bluetooth.BluetoothAdapter;
import android.content.Context;
import android.content.Intent;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.android.controller.ServiceController;
import org.robolectric.annotation.Config;

@RunWith(RobolectricTestRunner.class)
@Config(sdk = 35)
public class RadioServiceTest {
    private final TestPhone phone = new TestPhone();

    private Intent started() {
        return shadowOf(phone.context).getNextStartedService();
    }

    private ServiceController<RadioService> service() {
        return Robolectric.buildService(RadioService.class).create();
    }

    @Test
    public void withAPlanItRunsInTheForegroundAndSaysSo() {
        phone.database.keepPlan(phone.plan(2));
        RadioService service = service().get();
        assertEquals(Service.START_STICKY, service.onStartCommand(null, 0, 1));
        Notification shown = shadowOf(service).getLastForegroundNotification();
        assertNotNull(shown);
        assertTrue((shown.flags & Notification.FLAG_ONGOING_EVENT) != 0);
        assertTrue(phone.host.radio().isRunning());
        assertArrayEquals(TestPhone.beacon(1), phone.onAir());
    }

    @Test
    public void withoutAPlanThereIsNothingToRun() {
        RadioService service = service().get();
        assertEquals(Service.START_NOT_STICKY, service.onStartCommand(null, 0, 1));
        assertTrue(shadowOf(service).isStoppedBySelf());
        assertFalse(phone.host.radio().isRunning());
        RadioService.begin(phone.context);
        assertNull(started());
    }

    @Test
    public void whenItEndsTheRadioIsSilentAndThePlanStays() {
        phone.database.keepPlan(phone.plan(2));
        ServiceController<RadioService> controller = service();
        controller.get().onStartCommand(null, 0, 1);
        controller.destroy();
        assertFalse(phone.host.radio().isRunning());
        assertNull(phone.onAir());
        assertTrue(phone.host.radio().isWanted());
    }

    @Test
    public void bluetoothThatIsSwitchedOffAndOnIsFollowed() {
        phone.database.keepPlan(phone.plan(2));
        service().get().onStartCommand(null, 0, 1);
        phone.switchBluetooth(false);
        phone.context.sendBroadcast(new Intent(BluetoothAdapter.ACTION_STATE_CHANGED));
        phone.idle();
        assertFalse(phone.host.radio().isAdvertising());
        phone.switchBluetooth(true);
        phone.context.sendBroadcast(new Intent(BluetoothAdapter.ACTION_STATE_CHANGED));
        phone.idle();
        assertTrue(phone.host.radio().isAdvertising());
    }

    @Test
    public void aRestartOfThePhoneAndAnUpdateBeginItAgain() {
        phone.database.keepPlan(phone.plan(2));
        for (String action : new String[] {Intent.ACTION_BOOT_COMPLETED, Intent.ACTION_MY_PACKAGE_REPLACED}) {
            phone.restart();
            new RestartReceiver().onReceive(phone.context, new Intent(action));
            assertEquals(RadioService.class.getName(), started().getComponent().getClassName());
        }
        new RestartReceiver().onReceive(phone.context, new Intent("something.else"));
        assertNull(started());
    }

    @Test
    public void afterARestartItSendsTheBeaconOfTheHourAndNoOlderOne() {
        phone.database.keepPlan(phone.plan(4));
        phone.clock.now += 1300;
        phone.clock.elapsed = 60_000;
        phone.restart();
        service().get().onStartCommand(null, 0, 1);
        assertArrayEquals(TestPhone.beacon(3), phone.onAir());
        assertEquals(2, phone.database.plan().slots.size());
        phone.pass(5);
        assertEquals(1, phone.scans().size());
    }

    @Test
    public void whatItsOwnerStoppedStaysStopped() {
        phone.database.keepPlan(phone.plan(2));
        phone.database.setStarted(false);
        phone.restart();
        new RestartReceiver().onReceive(phone.context, new Intent(Intent.ACTION_BOOT_COMPLETED));
        assertNull(started());
    }

    @Test
    public void withoutPermissionItDoesNotTryToStart() {
        phone.database.keepPlan(phone.plan(2));
        phone.allow(false);
        assertFalse(RadioService.begin(phone.context));
        assertNull(started());
    }

    @Test
    public void anAlarmWakesIt() {
        phone.database.keepPlan(phone.plan(2));
        service().get().onStartCommand(null, 0, 1);
        AlarmManager alarms = (AlarmManager) phone.context.getSystemService(Context.ALARM_SERVICE);
        assertNotNull(shadowOf(alarms).peekNextScheduledAlarm());
        phone.clock.now += 600;
        phone.clock.elapsed += 600_000;
        new TickReceiver().onReceive(phone.context, new Intent());
        assertArrayEquals(TestPhone.beacon(2), phone.onAir());
    }

    @Test
    public void anAlarmAfterTheSystemEndedTheProcessBeginsItAgain() {
        phone.database.keepPlan(phone.plan(2));
        phone.restart();
        new TickReceiver().onReceive(phone.context, new Intent());
        assertEquals(RadioService.class.getName(), started().getComponent().getClassName());
    }

    @Test
    public void aServiceThatIsOrderedAndNotWantedAnyMoreEndsItselfAfterItShowedItsNotification() {
        phone.database.keepPlan(phone.plan(2));
        RadioService.begin(phone.context);
        phone.database.forgetRadio();
        RadioService.end(phone.context);
        assertNull("stopped before it began, it would take the process with it", shadowOf(phone.context).getNextStoppedService());
        RadioService service = service().get();
        assertEquals(Service.START_NOT_STICKY, service.onStartCommand(started(), 0, 1));
        assertNotNull(shadowOf(service).getLastForegroundNotification());
        assertTrue(shadowOf(service).isStoppedBySelf());
        RadioService.end(phone.context);
        assertNotNull("one that runs is stopped", shadowOf(phone.context).getNextStoppedService());
    }

    @Test
    public void whereTheSystemLetsNothingBeginTheOwnerIsAsked() {
        phone.database.keepPlan(phone.plan(2));
        phone.allow(false);
        android.app.NotificationManager shown =
                (android.app.NotificationManager) phone.context.getSystemService(Context.NOTIFICATION_SERVICE);
        new TickReceiver().onReceive(phone.context, new Intent());
        assertEquals(1, shadowOf(shown).size());
        new RestartReceiver().onReceive(phone.context, new Intent(Intent.ACTION_BOOT_COMPLETED));
        assertEquals("once", 1, shadowOf(shown).size());
        String told = shadowOf(shown).getAllNotifications().get(0).extras.getString(Notification.EXTRA_TITLE);
        assertEquals(phone.context.getString(R.string.radio_no_plan), told);
    }
}
