// SPDX-License-Identifier: GPL-3.0-only
package vn.bluezone.host;

import static org.robolectric.Shadows.shadowOf;

import android.content.ContentProvider;
import android.content.ContentValues;
import android.content.Context;
import android.database.Cursor;
import android.net.Uri;
import android.os.Bundle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.robolectric.Robolectric;

/** Another app that keeps documents: each may have room for so many bytes only. */
public final class TestPlaces extends ContentProvider {
    static final String AUTHORITY = "places.example";

    private final Map<Uri, Document> documents = new HashMap<>();
    private final Set<Uri> deleted = new HashSet<>();

    static final class Document extends ByteArrayOutputStream {
        final int room;
        boolean isClosed;

        Document(int room) {
            this.room = room;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (size() + bytes.length > room) throw new IOException("no room");
            super.write(bytes);
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }

    static TestPlaces of(Context context) {
        return Robolectric.buildContentProvider(TestPlaces.class).create(AUTHORITY).get();
    }

    /** A place that takes so many bytes. */
    Uri place(String name, int room) {
        Uri place = Uri.parse("content://" + AUTHORITY + "/document/" + name);
        Document document = new Document(room);
        documents.put(place, document);
        shadowOf(getContext().getContentResolver()).registerOutputStream(place, document);
        return place;
    }

    /** What its owner finds there; null where nothing is. */
    byte[] at(Uri place) {
        return deleted.contains(place) ? null : documents.get(place).toByteArray();
    }

    boolean isClosed(Uri place) {
        return documents.get(place).isClosed;
    }

    @Override
    public Bundle call(String method, String argument, Bundle extras) {
        if (method.equals("android:deleteDocument")) deleted.add(extras.getParcelable("uri", Uri.class));
        return null;
    }

    @Override
    public boolean onCreate() {
        return true;
    }

    @Override
    public Cursor query(Uri address, String[] columns, String where, String[] of, String order) {
        return null;
    }

    @Override
    public String getType(Uri address) {
        return null;
    }

    @Override
    public Uri insert(Uri address, ContentValues values) {
        return null;
    }

    @Override
    public int delete(Uri address, String where, String[] of) {
        return 0;
    }

    @Override
    public int update(Uri address, ContentValues values, String where, String[] of) {
        return 0;
    }
}
