// SPDX-License-Identifier: GPL-3.0-only
// What the radio was told to do: which bytes from when on, and how often to listen. It holds no key.
package vn.bluezone.host;

import java.util.Map;
import java.util.TreeMap;

final class Plan {
    final int serviceUuid;
    final int advertiseEveryMilliseconds;
    final int scanWindowSeconds;
    final int scanPeriodSeconds;
    final int scanPeriodAfterSightingSeconds;
    final long until;
    /** Beacons by the unix second from which they are sent. */
    final TreeMap<Long, byte[]> slots;

    Plan(int serviceUuid, int advertiseEvery, int window, int period, int periodAfter, long until, TreeMap<Long, byte[]> slots) {
        this.serviceUuid = serviceUuid;
        this.advertiseEveryMilliseconds = advertiseEvery;
        this.scanWindowSeconds = window;
        this.scanPeriodSeconds = period;
        this.scanPeriodAfterSightingSeconds = periodAfter;
        this.until = until;
        this.slots = slots;
    }

    /** The 27 bytes of this second; null before the first, after the end, and where a used one was wiped. */
    byte[] beaconAt(long second) {
        if (second >= until) return null;
        Map.Entry<Long, byte[]> slot = slots.floorEntry(second);
        return slot == null ? null : slot.getValue();
    }

    /** When something else is to be sent, unix seconds; Long.MAX_VALUE for never. */
    long nextChangeAfter(long second) {
        Long next = slots.higherKey(second);
        if (next != null && next < until) return next;
        return second < until ? until : Long.MAX_VALUE;
    }

    /** Forgets what can never be sent again: a clock set back must not bring an old identifier back. @return the oldest kept */
    long wipeBefore(long second) {
        if (second >= until) slots.clear();
        Long current = slots.floorKey(second);
        if (current != null) slots.headMap(current, false).clear();
        return slots.isEmpty() ? Long.MAX_VALUE : slots.firstKey();
    }

    /** Milliseconds from the beginning of one scan to that of the next. */
    long scanPeriodMilliseconds(boolean heardSomebody) {
        int seconds = heardSomebody ? Math.min(scanPeriodAfterSightingSeconds, scanPeriodSeconds) : scanPeriodSeconds;
        return 1000L * Math.max(seconds, scanWindowSeconds);
    }
}
