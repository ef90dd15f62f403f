// SPDX-License-Identifier: GPL-3.0-only
// One file of the page, written part by part to the place that its owner chose. Unless it came whole it is removed again.
package vn.bluezone.host;

import android.content.ContentResolver;
import android.net.Uri;
import android.provider.DocumentsContract;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;

/** Providers of places may be slow, far away or broken: none of this belongs on the main thread, and nothing they throw gets out. */
final class SavedFile {
    static final int LARGEST_PART = 256 * 1024;
    /** Room for the largest pack of a move. */
    static final long LARGEST = 65L * 1024 * 1024;

    private final ContentResolver resolver;
    private final Uri place;
    private OutputStream out;
    private long length;
    private boolean isOver;

    SavedFile(ContentResolver resolver, Uri place) {
        this.resolver = resolver;
        this.place = place;
    }

    /** @return whether it can be written */
    synchronized boolean open() {
        if (isOver) return false;
        try {
            out = resolver.openOutputStream(place, "wt");
        } catch (IOException | RuntimeException unwilling) {
            out = null;
        }
        if (out == null) discard();
        return out != null;
    }

    /** @return false when nothing more can come of this file */
    synchronized boolean append(byte[] part) {
        if (out == null) return false;
        length += part.length;
        try {
            if (length > LARGEST) throw new IOException("longer than a file may be");
            out.write(part);
            return true;
        } catch (IOException | RuntimeException noRoom) {
            discard();
            return false;
        }
    }

    /** @return whether all of it is there */
    synchronized boolean finish() {
        if (out == null) return false;
        try {
            out.close();
            out = null;
            isOver = true;
            return true;
        } catch (IOException | RuntimeException noRoom) {
            discard();
            return false;
        }
    }

    /** Does nothing to a file that is whole. */
    synchronized void discard() {
        if (isOver) return;
        isOver = true;
        OutputStream unfinished = out;
        out = null;
        try {
            if (unfinished != null) unfinished.close();
        } catch (IOException | RuntimeException lost) {
            // It is removed anyway.
        }
        try {
            DocumentsContract.deleteDocument(resolver, place);
        } catch (FileNotFoundException | RuntimeException notOurs) {
            // Then an empty file stays where its owner can see it.
        }
    }
}
