// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One scan of a few seconds. Strengths of a beacon that was heard several times become their median. */
final class Scan {
    /** More than any crowd: beyond it somebody is flooding the air. */
    private static final int MOST_BEACONS = 2000;

    final long second;
    int others;
    private final Map<ByteBuffer, List<Integer>> heard = new LinkedHashMap<>();

    Scan(long second) {
        this.second = second;
    }

    void hear(byte[] beacon, int strength) {
        ByteBuffer name = ByteBuffer.wrap(beacon.clone());
        List<Integer> strengths = heard.get(name);
        if (strengths == null) {
            if (heard.size() >= MOST_BEACONS) return;
            strengths = new ArrayList<>();
            heard.put(name, strengths);
        }
        if (strength != Beacon.UNKNOWN_STRENGTH) strengths.add(strength);
    }

    boolean heardSomebody() {
        return !heard.isEmpty();
    }

    /** Each beacon with its strength in dBm, 127 unknown. */
    Map<byte[], Integer> beacons() {
        Map<byte[], Integer> beacons = new LinkedHashMap<>();
        for (Map.Entry<ByteBuffer, List<Integer>> each : heard.entrySet()) {
            beacons.put(each.getKey().array(), median(each.getValue()));
        }
        return beacons;
    }

    private static int median(List<Integer> strengths) {
        if (strengths.isEmpty()) return Beacon.UNKNOWN_STRENGTH;
        List<Integer> sorted = new ArrayList<>(strengths);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
