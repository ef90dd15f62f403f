// SPDX-License-Identifier: GPL-3.0-only
// A host in memory, for tests and for a page without a phone around it: it answers as a real one does, and refuses what a
// real one refuses. Its air is whatever a test lets it hear.
import { memoryVault, type RadioPlan, type RadioScan, type RadioStatus } from '@bluezone/phone';
import { type CallName, type CallValue, type CallWith, hostCalls } from './host-calls.ts';
import type { HostLine } from './host-line.ts';
import { Misfit, record, type Shape, text, whole } from './shape.ts';

interface Shown {
  readonly tag: string;
  readonly title: string;
  readonly body: string;
}

export interface SimulatedHost {
  readonly line: HostLine;
  status: RadioStatus;
  isGranted: boolean;
  notifications: 'granted' | 'ask' | 'denied';
  isSecure: boolean;
  /** Nothing more can be written while this is true. */
  isFull: boolean;
  readonly plan: () => RadioPlan | null;
  readonly isRunning: () => boolean;
  readonly shown: Shown[];
  /** What `work.battery` tells. */
  battery: CallValue<'work.battery'>;
  /** Which settings were opened. */
  readonly opened: string[];
  /** What the owner does with a file that is offered. */
  saving: 'takes it' | 'cancels' | 'has no room';
  /** Whole files that were saved, by name. */
  readonly files: Map<string, Uint8Array>;
  /** How often the system's dialogue for printing was opened. */
  printed: number;
  /** Unix seconds for which checks were ordered. */
  readonly ordered: number[];
  readonly done: boolean[];
  /** The bytes on the air at a second; null for none. */
  beaconAt(second: number): Uint8Array | null;
  hear(...scans: RadioScan[]): void;
  /** Scans that wait to be acknowledged. */
  waiting(): number;
}

export interface SimulatedHostParts {
  readonly isBackground?: boolean;
  readonly now?: () => number;
  readonly exchange?: (asked: CallWith<'net.exchange'>) => Promise<CallValue<'net.exchange'> | null>;
}

const calling = record({
  v: whole(1, 1),
  id: whole(0, 2 ** 52),
  call: text(40),
  with: { read: (json: unknown) => json ?? null, write: (value: unknown) => value },
});

class Refusal extends Error {
  readonly code: string;
  constructor(code: string, detail = '') {
    super(detail);
    this.code = code;
  }
}

type Answers = { readonly [N in CallName]: (asked: CallWith<N>) => Promise<CallValue<N>> };

export function simulatedHost(parts: SimulatedHostParts = {}): SimulatedHost {
  const vault = memoryVault();
  let kept: { readonly sequence: number; readonly scan: RadioScan }[] = [];
  let last = 0;
  let plan: RadioPlan | null = null;
  let isStarted = false;
  let onMessage: (message: unknown) => void = () => {};
  let open: { readonly name: string; readonly parts: Uint8Array[] } | null = null;

  const permissions = () => ({
    isGranted: host.isGranted,
    missing: host.isGranted ? [] : ['BLUETOOTH_SCAN'],
  });
  const answers: Answers = {
    'host.hello': async () => ({
      ...{ version: 1, platform: 'simulated', release: '1' },
      isBackground: parts.isBackground ?? false,
    }),
    async 'host.open-settings'({ what }) {
      host.opened.push(what);
      return { isOpen: true };
    },
    'radio.capabilities': async () => {
      const isThere = host.status !== 'unsupported';
      return { canScan: isThere, canAdvertise: isThere, canConnect: isThere, canServe: false };
    },
    'radio.permissions': async () => permissions(),
    async 'radio.ask'() {
      host.isGranted = true;
      return permissions();
    },
    async 'radio.schedule'(asked) {
      if (asked.slots.some(({ from }, i) => i > 0 && from <= (asked.slots[i - 1]?.from ?? 0)))
        throw new Refusal('bridge.refused', 'slots: ascending by from');
      plan = asked;
      return {};
    },
    async 'radio.start'() {
      isStarted = true;
      return {};
    },
    async 'radio.stop'() {
      isStarted = false;
      plan = null;
      kept = [];
      return {};
    },
    'radio.status': async () => ({
      status: host.isGranted ? host.status : 'no-permission',
      isRunning: isStarted && plan !== null,
      isAdvertising: host.beaconAt(parts.now?.() ?? 0) !== null,
      lastScanAt: kept.at(-1)?.scan.second ?? 0,
      failedScans: 0,
    }),
    async 'radio.read'({ after, limit }) {
      const unread = kept.filter(({ sequence }) => sequence > after).slice(0, limit);
      const isAll = unread.length < limit;
      return {
        sequence: isAll ? last : (unread.at(-1)?.sequence ?? last),
        isAll,
        scans: unread.map(({ scan }) => ({ ...scan, heard: [...scan.heard] })),
      };
    },
    async 'radio.acknowledge'({ sequence }) {
      kept = kept.filter((each) => each.sequence > sequence);
      return {};
    },
    'vault.read': async ({ keys }) => ({ values: await vault.read(keys) }),
    'vault.list': async ({ prefix }) => ({ keys: await vault.list(prefix) }),
    async 'vault.write'({ changes }) {
      if (host.isFull) throw new Refusal('vault.full');
      await vault.write(changes);
      return {};
    },
    async 'vault.erase'() {
      await vault.erase();
      return {};
    },
    'vault.drop-damaged': async () => ({ dropped: 0 }),
    'notifier.state': async () => ({ state: host.notifications }),
    async 'notifier.ask'() {
      if (host.notifications === 'ask') host.notifications = 'granted';
      return { state: host.notifications };
    },
    async 'notifier.show'({ notices }) {
      host.shown.push(...notices);
      return {};
    },
    async 'work.schedule'({ notBefore }) {
      host.ordered.push(notBefore);
      return {};
    },
    async 'work.done'({ isComplete }) {
      host.done.push(isComplete);
      return {};
    },
    'work.battery': async () => host.battery,
    async 'screen.secure'({ isSecure }) {
      host.isSecure = isSecure;
      return {};
    },
    async 'screen.print'() {
      host.printed++;
      return { isOpen: true };
    },
    async 'file.create'({ name }) {
      if (open !== null) throw new Refusal('bridge.refused', 'file: one at a time');
      if (host.saving === 'cancels') return { state: 'cancelled' };
      open = { name, parts: [] };
      return { state: 'open' };
    },
    async 'file.append'({ bytes }) {
      if (open === null) throw new Refusal('bridge.refused', 'file: none is open');
      if (host.saving === 'has no room') {
        open = null;
        throw new Refusal('file.unwritable');
      }
      open.parts.push(bytes);
      return {};
    },
    async 'file.close'({ isWhole }) {
      if (open === null) throw new Refusal('bridge.refused', 'file: none is open');
      const { name, parts } = open;
      open = null;
      if (!isWhole) return { state: 'cancelled' };
      const file = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
      parts.reduce((at, part) => {
        file.set(part, at);
        return at + part.length;
      }, 0);
      host.files.set(name, file);
      return { state: 'saved' };
    },
    async 'net.exchange'(asked) {
      const answer = (await parts.exchange?.(asked)) ?? null;
      if (answer === null) throw new Refusal('net.unreachable');
      if (answer.body.length > asked.maximumBytes) throw new Refusal('net.too-large');
      return answer;
    },
  };

  async function take(message: string): Promise<void> {
    const json: unknown = JSON.parse(message);
    const id = (json as { id?: number }).id ?? -1;
    try {
      const called = calling.read(json, 'call');
      if (called instanceof Misfit) throw new Refusal('bridge.refused', called.sentence);
      if (!Object.hasOwn(hostCalls, called.call)) throw new Refusal('bridge.refused', 'call: not known');
      const name = called.call as CallName;
      const form = hostCalls[name] as { with: Shape<unknown>; value: Shape<unknown> };
      const asked = form.with.read(called.with, name);
      if (asked instanceof Misfit) throw new Refusal('bridge.refused', asked.sentence);
      const value = await (answers[name] as (asked: unknown) => Promise<unknown>)(asked);
      onMessage(JSON.stringify({ v: 1, id, ok: true, value: form.value.write(value) }));
    } catch (error) {
      const code = error instanceof Refusal ? error.code : 'bridge.fault';
      const detail = error instanceof Refusal ? error.message : '';
      onMessage(JSON.stringify({ v: 1, id, ok: false, code, detail }));
    }
  }

  const host: SimulatedHost = {
    line: {
      send: (message) => void take(message),
      listen(listener) {
        onMessage = listener;
      },
    },
    status: 'on',
    isGranted: true,
    notifications: 'granted',
    isSecure: true,
    isFull: false,
    plan: () => plan,
    isRunning: () => isStarted && plan !== null,
    shown: [],
    battery: { vendor: 'other', isExempt: false, isSaving: false },
    opened: [],
    saving: 'takes it',
    files: new Map(),
    printed: 0,
    ordered: [],
    done: [],
    beaconAt(second) {
      if (plan === null || !isStarted || second >= plan.until) return null;
      return plan.slots.findLast(({ from }) => from <= second)?.beacon ?? null;
    },
    hear(...scans) {
      for (const scan of scans) kept.push({ sequence: ++last, scan });
      onMessage(JSON.stringify({ v: 1, event: 'radio' }));
    },
    waiting: () => kept.length,
  };
  return host;
}
