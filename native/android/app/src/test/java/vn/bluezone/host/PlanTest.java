// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.TreeMap;
import org.junit.Test;

public class PlanTest {
    private static Plan plan() {
        TreeMap<Long, byte[]> slots = new TreeMap<>();
        slots.put(600L, TestPhone.beacon(1));
        slots.put(1200L, TestPhone.beacon(2));
        return new Plan(1, 250, 4, 180, 90, 1800, slots);
    }

    @Test
    public void theBeaconIsPickedByTheSecond() {
        assertNull(plan().beaconAt(599));
        assertArrayEquals(TestPhone.beacon(1), plan().beaconAt(600));
        assertArrayEquals(TestPhone.beacon(1), plan().beaconAt(1199));
        assertArrayEquals(TestPhone.beacon(2), plan().beaconAt(1200));
        assertNull(plan().beaconAt(1800));
    }

    @Test
    public void theNextChangeIsASlotOrTheEnd() {
        assertEquals(600, plan().nextChangeAfter(0));
        assertEquals(1200, plan().nextChangeAfter(600));
        assertEquals(1800, plan().nextChangeAfter(1200));
        assertEquals(Long.MAX_VALUE, plan().nextChangeAfter(1800));
    }

    @Test
    public void aClockSetBackFindsNothingThatWasUsed() {
        Plan plan = plan();
        assertEquals(1200, plan.wipeBefore(1300));
        assertNull(plan.beaconAt(700));
        assertArrayEquals(TestPhone.beacon(2), plan.beaconAt(1300));
    }

    @Test
    public void afterTheEndNothingIsLeft() {
        Plan plan = plan();
        assertEquals(Long.MAX_VALUE, plan.wipeBefore(1800));
        assertTrue(plan.slots.isEmpty());
    }

    @Test
    public void whoeverHeardSomebodyListensAgainSooner() {
        assertEquals(180_000, plan().scanPeriodMilliseconds(false));
        assertEquals(90_000, plan().scanPeriodMilliseconds(true));
    }
}
