// SPDX-License-Identifier: GPL-3.0-only
// What is seen, for the system's dialogue that prints it or makes a file of it. While it is open the page must stay.
package vn.bluezone.host;

import android.os.Bundle;
import android.os.CancellationSignal;
import android.os.ParcelFileDescriptor;
import android.print.PageRange;
import android.print.PrintAttributes;
import android.print.PrintDocumentAdapter;

final class Printout extends PrintDocumentAdapter {
    private final PrintDocumentAdapter page;
    private final Runnable onOver;

    Printout(PrintDocumentAdapter page, Runnable onOver) {
        this.page = page;
        this.onOver = onOver;
    }

    @Override
    public void onStart() {
        page.onStart();
    }

    @Override
    public void onLayout(
            PrintAttributes before, PrintAttributes after, CancellationSignal cancelled, LayoutResultCallback then, Bundle extras) {
        page.onLayout(before, after, cancelled, then, extras);
    }

    @Override
    public void onWrite(PageRange[] pages, ParcelFileDescriptor to, CancellationSignal cancelled, WriteResultCallback then) {
        page.onWrite(pages, to, cancelled, then);
    }

    @Override
    public void onFinish() {
        page.onFinish();
        onOver.run();
    }
}
