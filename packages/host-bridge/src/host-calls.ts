// SPDX-License-Identifier: GPL-3.0-only
// Everything a page can ask of its host, version 1: what it sends, and what comes back. docs/phones.md describes them;
// native/android/…/Bridge.java is the other end.
import { bytes, list, type Of, oneOf, orNull, record, type Shape, text, truth, whole } from './shape.ts';

export const bridgeVersion = 1;

/** Of the service data of one beacon. */
const beacon = bytes(27, 27);
const second = whole(0, 2 ** 40);
const sequence = whole(0, 2 ** 52);
const vaultKey = text(200, /^[a-z0-9/-]+$/);
/** A vault's value and an answer of the server have room for the largest export. */
const largest = 8 * 1024 * 1024;
/** Of a file that is saved, in one call. */
export const largestFilePart = 256 * 1024;
const nothing = record({});

interface CallForm<W, V> {
  readonly with: Shape<W>;
  readonly value: Shape<V>;
}

const call = <W, V>(form: Shape<W>, value: Shape<V>): CallForm<W, V> => ({ with: form, value });

const permissions = record({ isGranted: truth, missing: list(text(80), 16) });
const notifications = record({ state: oneOf('granted', 'ask', 'denied') });

export const hostCalls = {
  'host.hello': call(
    nothing,
    record({
      version: whole(1, 1000),
      platform: oneOf('android', 'ios', 'simulated'),
      release: text(40),
      isBackground: truth,
    }),
  ),
  'host.open-settings': call(
    record({ what: oneOf('bluetooth', 'app', 'notifications', 'battery', 'vendor') }),
    record({ isOpen: truth }),
  ),
  'radio.capabilities': call(
    nothing,
    record({ canScan: truth, canAdvertise: truth, canConnect: truth, canServe: truth }),
  ),
  'radio.permissions': call(nothing, permissions),
  'radio.ask': call(nothing, permissions),
  'radio.schedule': call(
    record({
      serviceUuid: whole(0, 0xffff),
      advertiseEveryMilliseconds: whole(20, 10_240),
      scanWindowSeconds: whole(1, 60),
      scanPeriodSeconds: whole(1, 3600),
      scanPeriodAfterSightingSeconds: whole(1, 3600),
      slots: list(record({ from: second, beacon }), 1024),
      until: second,
    }),
    nothing,
  ),
  'radio.start': call(nothing, nothing),
  'radio.stop': call(nothing, nothing),
  'radio.status': call(
    nothing,
    record({
      status: oneOf('on', 'off', 'no-permission', 'unsupported'),
      isRunning: truth,
      isAdvertising: truth,
      /** Unix second at which the last scan ended, 0: none since the host began. */
      lastScanAt: second,
      failedScans: whole(0, 2 ** 40),
    }),
  ),
  'radio.read': call(
    record({ after: sequence, limit: whole(1, 1000) }),
    record({
      sequence,
      isAll: truth,
      scans: list(
        record({
          second,
          others: whole(0, 100_000),
          heard: list(record({ beacon, strengthDbm: whole(-128, 127) }), 2000),
        }),
        1000,
      ),
    }),
  ),
  'radio.acknowledge': call(record({ sequence }), nothing),
  'vault.read': call(
    record({ keys: list(vaultKey, 10_000) }),
    record({ values: list(orNull(bytes(0, largest)), 10_000) }),
  ),
  'vault.list': call(
    record({ prefix: text(200, /^[a-z0-9/-]*$/) }),
    record({ keys: list(vaultKey, 1_000_000) }),
  ),
  'vault.write': call(
    record({ changes: list(record({ key: vaultKey, value: orNull(bytes(0, largest)) }), 10_000) }),
    nothing,
  ),
  'vault.erase': call(nothing, nothing),
  'vault.drop-damaged': call(nothing, record({ dropped: whole(0, 1_000_000) })),
  'notifier.state': call(nothing, notifications),
  'notifier.ask': call(nothing, notifications),
  'notifier.show': call(
    record({ notices: list(record({ tag: text(40), title: text(200), body: text(1000) }), 16) }),
    nothing,
  ),
  'work.schedule': call(record({ notBefore: second }), nothing),
  'work.done': call(record({ isComplete: truth }), nothing),
  'work.battery': call(nothing, record({ vendor: text(20), isExempt: truth, isSaving: truth })),
  'screen.secure': call(record({ isSecure: truth }), nothing),
  /** The system's dialogue that prints what is seen, or makes a file of it. */
  'screen.print': call(nothing, record({ isOpen: truth })),
  /** The owner chooses where a file goes. One at a time. */
  'file.create': call(
    record({
      name: text(100, /^[A-Za-z0-9][A-Za-z0-9._-]*$/),
      type: oneOf('application/json', 'application/octet-stream'),
    }),
    record({ state: oneOf('open', 'cancelled') }),
  ),
  'file.append': call(record({ bytes: bytes(1, largestFilePart) }), nothing),
  /** What did not come whole is removed again; `cancelled`: its owner wanted it nowhere after all. */
  'file.close': call(record({ isWhole: truth }), record({ state: oneOf('saved', 'cancelled') })),
  'net.exchange': call(
    record({
      method: oneOf('GET', 'POST'),
      path: text(300, /^\/[A-Za-z0-9._/-]*$/),
      contentType: orNull(text(60, /^[a-z/-]+$/)),
      language: orNull(oneOf('vi', 'en')),
      body: orNull(bytes(0, 64 * 1024)),
      maximumBytes: whole(0, largest),
    }),
    record({
      status: whole(100, 599),
      contentType: orNull(text(200)),
      retryAfter: orNull(text(100)),
      body: bytes(0, largest),
    }),
  ),
} as const;

export type CallName = keyof typeof hostCalls;
export type CallWith<N extends CallName> = Of<(typeof hostCalls)[N]['with']>;
export type CallValue<N extends CallName> = Of<(typeof hostCalls)[N]['value']>;

/** What the host tells without being asked: scans are there, or the radio's status may be another. */
export type HostEvent = 'radio';

/** Why a call came to nothing. */
export const hostFailures = [
  'bridge.refused',
  'bridge.fault',
  'vault.full',
  'vault.damaged',
  'vault.foreign',
  'file.unwritable',
  'net.unreachable',
  'net.too-large',
] as const;
export type HostFailure = (typeof hostFailures)[number];
