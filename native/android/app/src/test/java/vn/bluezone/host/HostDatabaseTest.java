// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import android.database.Cursor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.annotation.Config;

@RunWith(RobolectricTestRunner.class)
@Config(sdk = 35)
public class HostDatabaseTest {
    private final TestPhone phone = new TestPhone();

    private Scan scan(long second, int... strengths) {
        Scan scan = new Scan(second);
        for (int strength : strengths) scan.hear(TestPhone.beacon(5), strength);
        scan.others = 3;
        return scan;
    }

    private void add(long second, int... strengths) {
        phone.database.addScan(scan(second, strengths), phone.clock.now);
    }

    @Test
    public void scansAreKeptUntilTheyAreAcknowledgedAlsoOverARestart() {
        long now = phone.clock.now;
        add(now, -60, -50, -70);
        add(now + 90);
        phone.restart();
        List<HostDatabase.KeptScan> scans = phone.scans();
        assertEquals(2, scans.size());
        assertEquals(now, scans.get(0).second);
        assertEquals(3, scans.get(0).others);
        assertArrayEquals(TestPhone.beacon(5), scans.get(0).beacons.get(0));
        assertEquals(-60, (int) scans.get(0).strengths.get(0));
        assertTrue(scans.get(1).beacons.isEmpty());
        phone.database.acknowledge(scans.get(0).sequence);
        assertEquals(1, phone.scans().size());
        phone.database.acknowledge(scans.get(1).sequence);
        assertEquals(scans.get(1).sequence, phone.database.lastSequence());
    }

    @Test
    public void numbersGoOnAfterEverythingWasForgotten() {
        add(phone.clock.now);
        long first = phone.scans().get(0).sequence;
        phone.database.forgetRadio();
        assertTrue(phone.scans().isEmpty());
        add(phone.clock.now);
        assertTrue(phone.scans().get(0).sequence > first);
    }

    @Test
    public void unknownStrengthsCountOnlyWhereThereIsNoOther() {
        add(phone.clock.now, 127, 127);
        add(phone.clock.now + 1, 127, -80);
        assertEquals(127, (int) phone.scans().get(0).strengths.get(0));
        assertEquals(-80, (int) phone.scans().get(1).strengths.get(0));
    }

    @Test
    public void scansOfNoMoreUseAreDeletedByTheClock() {
        add(phone.clock.now);
        phone.clock.now += 22 * 86_400;
        add(phone.clock.now);
        assertEquals(1, phone.scans().size());
    }

    @Test
    public void aFullDiskCostsNoScanThatMemoryCanHold() {
        add(phone.clock.now);
        phone.fillDisk(true);
        for (int i = 1; i <= 100; i++) {
            Scan scan = new Scan(phone.clock.now + i);
            for (int k = 0; k < 60; k++) scan.hear(TestPhone.beacon(k), -60);
            phone.database.addScan(scan, phone.clock.now);
        }
        int whileFull = phone.scans().size();
        assertTrue("the disk was full", whileFull < 30);
        phone.fillDisk(false);
        List<HostDatabase.KeptScan> scans = phone.scans();
        assertEquals(whileFull + HostDatabase.MOST_WAITING, scans.size());
        assertEquals(phone.clock.now + 100, scans.get(scans.size() - 1).second);
    }

    @Test
    public void usedSlotsLeaveNoTraceInTheFile() throws Exception {
        Plan plan = phone.plan(3);
        byte[] marker = "used-beacon-of-27-bytes-abc".getBytes(StandardCharsets.US_ASCII);
        plan.slots.put(phone.clock.now, marker);
        phone.database.keepPlan(plan);
        assertTrue(file().contains("used-beacon"));
        phone.database.wipeSlotsBefore(phone.clock.now + 600);
        phone.database.close();
        assertFalse(file().contains("used-beacon"));
    }

    private String file() throws Exception {
        return new String(Files.readAllBytes(phone.context.getDatabasePath("host.db").toPath()), StandardCharsets.ISO_8859_1);
    }

    @Test
    public void thePlanOutlivesARestartAndIsForgottenWithTheRadio() {
        assertNull(phone.database.plan());
        phone.database.keepPlan(phone.plan(2));
        phone.restart();
        Plan plan = phone.database.plan();
        assertEquals(2, plan.slots.size());
        assertEquals(TestPhone.UUID, plan.serviceUuid);
        assertEquals(90, plan.scanPeriodAfterSightingSeconds);
        assertTrue(phone.database.isStarted());
        phone.database.forgetRadio();
        assertNull(phone.database.plan());
        assertFalse(phone.database.isStarted());
    }

    @Test
    public void noColumnIsForAnAddress() {
        try (Cursor rows = phone.database.getReadableDatabase().rawQuery("SELECT group_concat(sql) FROM sqlite_master", null)) {
            rows.moveToFirst();
            assertFalse(rows.getString(0).contains("address"));
        }
    }
}
