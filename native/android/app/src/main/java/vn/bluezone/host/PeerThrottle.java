// SPDX-License-Identifier: GPL-3.0-only
// iPhones are connected to, and anybody can look like one: no more than the protocol allows, and none in vain again soon.
// Addresses live here only, in memory, and not longer than they are of use.
package vn.bluezone.host;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

final class PeerThrottle {
    static final int MOST_PER_MINUTE = 30;
    static final long IN_VAIN_MILLISECONDS = 15 * 60_000L;
    /** Within one scan a phone is asked once. */
    static final long AGAIN_MILLISECONDS = 20_000L;

    private final ArrayDeque<Long> connections = new ArrayDeque<>();
    private final Map<String, Long> notBefore = new HashMap<>();

    /** Whether this device may be connected to now; a yes is counted. */
    boolean mayConnect(String address, long elapsed) {
        forget(elapsed);
        Long wait = notBefore.get(address);
        if (wait != null && elapsed < wait) return false;
        if (connections.size() >= MOST_PER_MINUTE) return false;
        connections.addLast(elapsed);
        notBefore.put(address, elapsed + AGAIN_MILLISECONDS);
        return true;
    }

    /** It was no phone of ours, or did not answer. */
    void wasInVain(String address, long elapsed) {
        notBefore.put(address, elapsed + IN_VAIN_MILLISECONDS);
    }

    void clear() {
        connections.clear();
        notBefore.clear();
    }

    int remembered() {
        return notBefore.size();
    }

    private void forget(long elapsed) {
        while (!connections.isEmpty() && connections.peekFirst() <= elapsed - 60_000) connections.removeFirst();
        for (Iterator<Long> each = notBefore.values().iterator(); each.hasNext(); ) {
            if (each.next() <= elapsed) each.remove();
        }
    }
}
