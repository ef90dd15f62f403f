// SPDX-License-Identifier: GPL-3.0-only
// The phone's ports over a native host. A host that fails in a way that no port has an answer for is an error, with its code.
import type { Net, Notice, Notifier, Radio, RadioScan, Vault } from '@bluezone/phone';
import { answerLength, fail, ok, type Result } from '@bluezone/protocol';
import type { HostFailure } from './host-calls.ts';
import type { NativeHost, Told } from './native-host.ts';

/** Scans are read in parts: a fortnight of them is more than one message should carry. */
const scansPerCall = 200;

/** Thrown by ports whose answers have no place for it; the message names no entry and no value. */
export class HostError extends Error {
  override readonly name = 'HostError';
  readonly code: HostFailure;

  constructor(code: HostFailure, detail: string) {
    super(`${code} ${detail}`.trim());
    this.code = code;
  }
}

function taken<T>(told: Told<T>): T {
  if (told.ok) return told.value;
  throw new HostError(told.code, told.detail);
}

export function hostRadio(host: NativeHost): Radio {
  return {
    status: async () => taken(await host.call('radio.status', {})).status,
    async plan(plan) {
      taken(await host.call('radio.schedule', plan));
      taken(await host.call('radio.start', {}));
    },
    async read(after) {
      const scans: RadioScan[] = [];
      for (let from = after; ; ) {
        const part = taken(await host.call('radio.read', { after: from, limit: scansPerCall }));
        scans.push(...part.scans);
        if (part.isAll) return { sequence: part.sequence, scans };
        from = part.sequence;
      }
    },
    acknowledge: async (sequence) => void taken(await host.call('radio.acknowledge', { sequence })),
    stop: async () => void taken(await host.call('radio.stop', {})),
  };
}

export interface HostVault extends Vault {
  /** Forgets the entries that cannot be read; gives how many. */
  dropDamaged(): Promise<number>;
}

/** Rejects with `HostError`: vault.full (nothing of that write is there), vault.damaged, vault.foreign (the key is gone). */
export function hostVault(host: NativeHost): HostVault {
  return {
    read: async (keys) => [...taken(await host.call('vault.read', { keys })).values],
    list: async (prefix) => [...taken(await host.call('vault.list', { prefix })).keys],
    write: async (changes) => void taken(await host.call('vault.write', { changes })),
    erase: async () => void taken(await host.call('vault.erase', {})),
    dropDamaged: async () => taken(await host.call('vault.drop-damaged', {})).dropped,
  };
}

export interface HostNotifierParts {
  /** In the owner's language; anybody who sees the screen may read it. */
  readonly wording: (notice: Notice) => { readonly title: string; readonly body: string };
  /** The owner has switched notifications off in the app. */
  readonly isSilenced?: () => boolean;
}

/** Shows the newest notice of each kind; never rejects, since nothing the phone does may hang on it. */
export function hostNotifier(host: NativeHost, { wording, isSilenced }: HostNotifierParts): Notifier {
  return {
    async notify(notices) {
      if (isSilenced?.() === true) return;
      const newest = new Map(notices.map((notice) => [notice.kind, notice]));
      const shown = [...newest.values()].map((notice) => ({ tag: notice.kind, ...wording(notice) }));
      if (shown.length > 0) await host.call('notifier.show', { notices: shown });
    },
  };
}

/** The one server this host was built for. */
export function hostNet(host: NativeHost): Net {
  async function exchange(path: string, body: Uint8Array | null, limit: number): Promise<Result<Uint8Array>> {
    const told = await host.call('net.exchange', {
      method: body === null ? 'GET' : 'POST',
      path,
      contentType: body === null ? null : 'application/octet-stream',
      language: null,
      body,
      maximumBytes: limit,
    });
    if (!told.ok)
      return told.code === 'net.too-large'
        ? fail('net.too-large', 'the answer is too large')
        : fail('net.unreachable', 'the server cannot be reached');
    const { status, body: bytes } = told.value;
    if (status >= 300 && status < 400)
      return fail('net.redirect', 'the server tried to send this phone elsewhere');
    return status === 200 ? ok(bytes) : fail('net.status', `the server answered ${status}`);
  }

  return {
    get: (path, maximumBytes) => exchange(path, null, maximumBytes),
    post: (body) => exchange('/v1/post', body, answerLength),
  };
}
