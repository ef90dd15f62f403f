// SPDX-License-Identifier: GPL-3.0-only
// Scans until they are acknowledged, the schedule until it is used, and the vault's values, which are sealed elsewhere.
// No table has a place for an address of another device.
package vn.bluezone.host;

import android.content.ContentValues;
import android.content.Context;
import android.database.Cursor;
import android.database.sqlite.SQLiteDatabase;
import android.database.sqlite.SQLiteException;
import android.database.sqlite.SQLiteOpenHelper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class HostDatabase extends SQLiteOpenHelper {
    /** Scans are of no use after the longest retention. */
    private static final long KEPT_SECONDS = 21 * 86_400L;

    /** Scans that found no room wait in memory, up to so many. */
    static final int MOST_WAITING = 64;

    private final ArrayDeque<Scan> waiting = new ArrayDeque<>();

    HostDatabase(Context context) {
        super(context, "host.db", null, 1);
    }

    @Override
    public void onConfigure(SQLiteDatabase database) {
        database.setForeignKeyConstraintsEnabled(true);
        pragma(database, "secure_delete = ON");
        pragma(database, "synchronous = FULL");
    }

    private static void pragma(SQLiteDatabase database, String pragma) {
        try (Cursor cursor = database.rawQuery("PRAGMA " + pragma, null)) {
            cursor.moveToFirst();
        }
    }

    @Override
    public void onCreate(SQLiteDatabase database) {
        database.execSQL("CREATE TABLE setting (name TEXT PRIMARY KEY, value INTEGER NOT NULL)");
        database.execSQL("CREATE TABLE slot (start INTEGER PRIMARY KEY, beacon BLOB NOT NULL)");
        database.execSQL("CREATE TABLE scan (sequence INTEGER PRIMARY KEY AUTOINCREMENT, second INTEGER NOT NULL, others INTEGER NOT NULL)");
        database.execSQL(
                "CREATE TABLE heard (sequence INTEGER NOT NULL REFERENCES scan (sequence) ON DELETE CASCADE,"
                        + " beacon BLOB NOT NULL, strength INTEGER NOT NULL)");
        database.execSQL("CREATE INDEX heard_by_scan ON heard (sequence)");
        database.execSQL("CREATE TABLE vault (name TEXT PRIMARY KEY, value BLOB NOT NULL)");
        database.execSQL("CREATE TABLE wrapped_key (id INTEGER PRIMARY KEY CHECK (id = 1), value BLOB NOT NULL)");
    }

    @Override
    public void onUpgrade(SQLiteDatabase database, int from, int to) {
        throw new IllegalStateException("there is no version after 1 yet");
    }

    // ---- The plan

    void keepPlan(Plan plan) {
        inTransaction(
                database -> {
                    database.delete("slot", null, null);
                    database.delete("setting", null, null);
                    put(database, "uuid", plan.serviceUuid);
                    put(database, "advertise", plan.advertiseEveryMilliseconds);
                    put(database, "window", plan.scanWindowSeconds);
                    put(database, "period", plan.scanPeriodSeconds);
                    put(database, "after", plan.scanPeriodAfterSightingSeconds);
                    put(database, "until", plan.until);
                    put(database, "started", 1);
                    for (Map.Entry<Long, byte[]> slot : plan.slots.entrySet()) {
                        ContentValues row = new ContentValues();
                        row.put("start", slot.getKey());
                        row.put("beacon", slot.getValue());
                        database.insertOrThrow("slot", null, row);
                    }
                });
    }

    /** The plan that was kept; null when there is none. */
    Plan plan() {
        SQLiteDatabase database = getReadableDatabase();
        if (setting(database, "uuid", -1) < 0) return null;
        TreeMap<Long, byte[]> slots = new TreeMap<>();
        try (Cursor rows = database.rawQuery("SELECT start, beacon FROM slot", null)) {
            while (rows.moveToNext()) slots.put(rows.getLong(0), rows.getBlob(1));
        }
        return new Plan(
                (int) setting(database, "uuid", 0),
                (int) setting(database, "advertise", 250),
                (int) setting(database, "window", 4),
                (int) setting(database, "period", 180),
                (int) setting(database, "after", 90),
                setting(database, "until", 0),
                slots);
    }

    void wipeSlotsBefore(long second) {
        getWritableDatabase().delete("slot", "start < ?", new String[] {Long.toString(second)});
    }

    boolean isStarted() {
        return setting(getReadableDatabase(), "started", 0) == 1;
    }

    void setStarted(boolean isStarted) {
        put(getWritableDatabase(), "started", isStarted ? 1 : 0);
    }

    // ---- Scans

    /** Keeps a scan; where there is no room it waits in memory, and the oldest of those that wait is lost first. */
    void addScan(Scan scan, long now) {
        waiting.addLast(scan);
        keepWaiting(now);
        while (waiting.size() > MOST_WAITING) waiting.removeFirst();
    }

    private void keepWaiting(long now) {
        if (waiting.isEmpty()) return;
        try {
            inTransaction(
                    database -> {
                        for (Scan scan : waiting) insert(database, scan);
                        database.delete("scan", "second < ?", new String[] {Long.toString(now - KEPT_SECONDS)});
                    });
            waiting.clear();
        } catch (SQLiteException noRoom) {
            // They stay where they are until there is room.
        }
    }

    private static void insert(SQLiteDatabase database, Scan scan) {
        ContentValues row = new ContentValues();
        row.put("second", scan.second);
        row.put("others", scan.others);
        long sequence = database.insertOrThrow("scan", null, row);
        for (Map.Entry<byte[], Integer> heard : scan.beacons().entrySet()) {
            ContentValues each = new ContentValues();
            each.put("sequence", sequence);
            each.put("beacon", heard.getKey());
            each.put("strength", heard.getValue());
            database.insertOrThrow("heard", null, each);
        }
    }

    /** A scan as it is read again. */
    static final class KeptScan {
        final long sequence;
        final long second;
        final int others;
        final List<byte[]> beacons = new ArrayList<>();
        final List<Integer> strengths = new ArrayList<>();

        KeptScan(long sequence, long second, int others) {
            this.sequence = sequence;
            this.second = second;
            this.others = others;
        }
    }

    /** Scans after a number, ascending, at most so many. */
    List<KeptScan> scansAfter(long sequence, int limit, long now) {
        keepWaiting(now);
        List<KeptScan> scans = new ArrayList<>();
        SQLiteDatabase database = getReadableDatabase();
        String[] bounds = {Long.toString(sequence), Integer.toString(limit)};
        try (Cursor rows =
                database.rawQuery("SELECT sequence, second, others FROM scan WHERE sequence > ? ORDER BY sequence LIMIT ?", bounds)) {
            while (rows.moveToNext()) scans.add(new KeptScan(rows.getLong(0), rows.getLong(1), rows.getInt(2)));
        }
        for (KeptScan scan : scans) {
            String[] of = {Long.toString(scan.sequence)};
            try (Cursor rows = database.rawQuery("SELECT beacon, strength FROM heard WHERE sequence = ? ORDER BY rowid", of)) {
                while (rows.moveToNext()) {
                    scan.beacons.add(rows.getBlob(0));
                    scan.strengths.add(rows.getInt(1));
                }
            }
        }
        return scans;
    }

    /** The highest number ever given. */
    long lastSequence() {
        try (Cursor row = getReadableDatabase().rawQuery("SELECT seq FROM sqlite_sequence WHERE name = 'scan'", null)) {
            return row.moveToFirst() ? row.getLong(0) : 0;
        }
    }

    void acknowledge(long sequence) {
        getWritableDatabase().delete("scan", "sequence <= ?", new String[] {Long.toString(sequence)});
    }

    /** Forgets plan and scans; numbers go on. */
    void forgetRadio() {
        waiting.clear();
        inTransaction(
                database -> {
                    database.delete("slot", null, null);
                    database.delete("setting", null, null);
                    database.delete("scan", null, null);
                });
    }

    // ---- What all of them need

    interface Work {
        void run(SQLiteDatabase database);
    }

    /** All of it happens, or nothing. */
    void inTransaction(Work work) {
        SQLiteDatabase database = getWritableDatabase();
        database.beginTransaction();
        try {
            work.run(database);
            database.setTransactionSuccessful();
        } finally {
            database.endTransaction();
        }
    }

    private static void put(SQLiteDatabase database, String name, long value) {
        ContentValues row = new ContentValues();
        row.put("name", name);
        row.put("value", value);
        database.insertWithOnConflict("setting", null, row, SQLiteDatabase.CONFLICT_REPLACE);
    }

    private static long setting(SQLiteDatabase database, String name, long otherwise) {
        try (Cursor row = database.rawQuery("SELECT value FROM setting WHERE name = ?", new String[] {name})) {
            return row.moveToFirst() ? row.getLong(0) : otherwise;
        }
    }
}
