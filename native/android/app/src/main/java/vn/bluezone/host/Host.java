// SPDX-License-Identifier: GPL-3.0-only
// The parts of this host, one of each in the process.
package vn.bluezone.host;

import android.content.Context;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

final class Host {
    /** For what may take long: the network, and files at places that the owner chose. */
    static final ExecutorService BACKGROUND = Executors.newFixedThreadPool(3);

    /** For the vault, one after the other. */
    static final ExecutorService VAULT = Executors.newSingleThreadExecutor();

    private static Host instance;

    final Context context;
    final Clock clock;
    final HostDatabase database;
    final Vault vault;
    final Notices notices;
    final Server server;
    private final RadioEngine radio;

    Host(Context context, Clock clock, HostDatabase database, KeyWrap wrap, Server server) {
        this.context = context;
        this.clock = clock;
        this.database = database;
        this.vault = new Vault(database, wrap);
        this.notices = new Notices(context);
        this.server = server;
        this.radio = new RadioEngine(context, clock, database, context.getResources().getInteger(R.integer.overflow_bit));
    }

    static synchronized Host of(Context context) {
        if (instance == null) {
            Context app = context.getApplicationContext();
            String origin = app.getString(R.string.server_origin);
            instance = new Host(app, Clock.SYSTEM, new HostDatabase(app), new KeystoreWrap(), new Server(origin));
        }
        return instance;
    }

    /** For tests, which bring their own clock, key store and network; null forgets. */
    static synchronized void use(Host host) {
        instance = host;
    }

    RadioEngine radio() {
        return radio;
    }
}
