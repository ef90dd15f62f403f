// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class PeerThrottleTest {
    private final PeerThrottle throttle = new PeerThrottle();

    @Test
    public void noMoreThanThirtyInAMinute() {
        int allowed = 0;
        for (int i = 0; i < 100; i++) if (throttle.mayConnect("phone " + i, 10 * i)) allowed++;
        assertEquals(30, allowed);
        assertTrue(throttle.mayConnect("later", 60_001));
    }

    @Test
    public void onePhoneIsAskedOnceAScan() {
        assertTrue(throttle.mayConnect("a", 0));
        assertFalse(throttle.mayConnect("a", 19_999));
        assertTrue(throttle.mayConnect("a", 90_000));
    }

    @Test
    public void whoeverIsNoneOfOursIsLeftAlone() {
        assertTrue(throttle.mayConnect("a", 0));
        throttle.wasInVain("a", 1000);
        assertFalse(throttle.mayConnect("a", 90_000));
        assertTrue(throttle.mayConnect("a", 1000 + PeerThrottle.IN_VAIN_MILLISECONDS));
    }

    @Test
    public void addressesAreForgottenWhenTheyAreOfNoMoreUse() {
        for (int i = 0; i < 1000; i++) throttle.mayConnect("phone " + i, 3_000L * i);
        assertTrue(throttle.remembered() < 30);
        throttle.clear();
        assertEquals(0, throttle.remembered());
    }
}
