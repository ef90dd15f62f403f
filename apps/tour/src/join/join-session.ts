// SPDX-License-Identifier: GPL-3.0-only
// The visitor's stay in the town, whatever panel is open: radio, phone and memory are put together when they join and
// taken apart when they leave. Loaded with the first look at it, for the engine comes with it.
import type { Pins, RadioScan } from '@bluezone/phone';
import {
  browserNet,
  freshPass,
  holdPhone,
  type JoinPass,
  type RadioLink,
  type Seat,
  type WebSocketRadio,
  webSocketRadio,
} from '@bluezone/phone-web';
import { fromBase64 } from '@bluezone/protocol';
import type { RadioErrorCode, TourPins, TourTown } from '@bluezone/simulator';
import { createTownClock } from '../town/town-clock.ts';
import { isInHere, markInHere, readPass, writePass } from './guest-pass.ts';
import { type GuestPhone, guestPhone, guestVault } from './guest-phone.ts';
import { historyDays, type JoinSession, type JoinView, nobodyIn } from './join-view.ts';

const vaultName = 'bluezone.phone';
/** Another tab that lost its seat puts its phone away within this time; what it does with the server may take longer. */
const handOverMilliseconds = 15_000;
const eraseMilliseconds = 500;

interface Stay {
  readonly radio: WebSocketRadio;
  phone: GuestPhone | null;
  /** Gives memory and phone free for other tabs. */
  putAway: () => void;
}

/** @param origin where the town is, "http://127.0.0.1:8420" */
export function createJoinSession(origin: string, town: Pick<TourTown, 'bornAt' | 'name'>): JoinSession {
  const listeners = new Set<() => void>();
  const townName = `${town.name} ${town.bornAt}`;
  const clock = createTownClock();
  let pass: JoinPass = readPass(townName) ?? freshPass(townName);
  let view: JoinView = { ...nobodyIn, knowsPast: pass.knowsPast, hasPhone: pass.since !== null };
  let stay: Stay | null = null;
  let closing: Promise<void> = Promise.resolve();

  function show(change: Partial<JoinView>): void {
    view = { ...view, ...change };
    for (const listener of listeners) listener();
  }

  function remember(change: Partial<JoinPass>): void {
    pass = { ...pass, ...change };
    // Without its memory the next phone is another one.
    writePass(view.isForgetful ? { ...pass, since: null, knowsPast: false } : pass);
    show({ knowsPast: pass.knowsPast, hasPhone: pass.since !== null });
  }

  /** Takes a stay apart; what is under way in the engine ends first. */
  function takeApart(ended: RadioErrorCode | 'left'): void {
    const old = stay;
    if (old === null) return;
    stay = null;
    closing = (async () => {
      await old.phone?.close();
      old.putAway();
    })();
    show({ phase: 'out', ended, isConnected: false, history: null });
  }

  async function join(): Promise<void> {
    if (view.phase !== 'out') return;
    show({ phase: 'joining', failure: null, ended: null });
    await closing;
    const pins = await fetchPins(origin);
    if (pins === null) {
      show({ phase: 'out', failure: { code: 'net.unreachable', detail: '' } });
      return;
    }
    pass = readPass(townName) ?? pass;
    const radio = webSocketRadio(`${origin.replace(/^http/, 'ws')}/tour/radio`, {
      ticket: pass.ticket,
      person: pass.person,
      events: {
        onLink: (link) => followLink(own, link),
        onSeat: (seat) => void sitDown(own, seat, pins).catch((error: unknown) => fault(own, error)),
        onClock(unix, pace) {
          clock.tell(unix, pace, performance.now());
          own.phone?.onClock();
        },
        onScans: () => own.phone?.onScans(),
        onHistory(history) {
          if (stay !== own) return;
          show({ history });
          if (history.state === 'done') remember({ knowsPast: true });
        },
      },
    });
    const own: Stay = { radio: countingReads(radio), phone: null, putAway: () => {} };
    stay = own;
  }

  /** The radio, which counts what the engine took over. */
  function countingReads(radio: WebSocketRadio): WebSocketRadio {
    let reading: readonly RadioScan[] = [];
    return {
      ...radio,
      async read(after) {
        const read = await radio.read(after);
        reading = read.scans;
        return read;
      },
      async acknowledge(sequence) {
        await radio.acknowledge(sequence);
        const latest = reading.at(-1);
        if (latest === undefined) return;
        const { second, heard, others } = latest;
        show({ scans: view.scans + reading.length, latestScan: { second, heard: heard.length, others } });
        reading = [];
      },
    };
  }

  function followLink(own: Stay, link: RadioLink): void {
    if (stay !== own) return;
    if (link.kind !== 'ended') {
      show({ isConnected: link.kind === 'on' });
      return;
    }
    markInHere(false);
    // A seat that moved is another tab's now; one that could not be told of the leaving waits for whoever has its ticket.
    const isGivenUp = link.code !== 'radio.moved' && (link.code !== 'left' || view.isConnected);
    if (isGivenUp) remember({ ticket: null });
    takeApart(link.code);
  }

  async function sitDown(own: Stay, seat: Seat, pins: Pins): Promise<void> {
    clock.tell(seat.clock, seat.pace, performance.now());
    markInHere(true);
    // In another resident's place it is another phone.
    const isOther = pass.person !== null && pass.person !== seat.person;
    remember({ ticket: seat.ticket, person: seat.person, ...(isOther ? { since: null } : {}) });
    if (view.phase === 'in') return;
    show({ phase: 'in' });
    const letGo = await holdPhone(vaultName, handOverMilliseconds);
    if (letGo === null) {
      giveUp(own, 'phone.elsewhere', '');
      return;
    }
    own.putAway = letGo;
    if (stay !== own) {
      letGo();
      return;
    }
    const vault = await guestVault(vaultName);
    own.putAway = () => {
      vault.close();
      letGo();
    };
    // What another town's phone left behind is not this one's.
    if (pass.since === null) await vault.erase();
    const isNew = (await vault.list('')).length === 0;
    show({ isForgetful: !vault.isKept });
    if (isNew) remember({ since: Math.floor(seat.clock), knowsPast: false });
    if (stay !== own) {
      own.putAway();
      return;
    }
    own.phone = guestPhone({
      origin,
      pins,
      vault,
      phoneNumber: seat.phoneNumber,
      transmitPowerDbm: seat.transmitPowerDbm,
      now: () => clock.at(performance.now()),
      radio: own.radio,
      net: browserNet(origin),
      onFigures: (figures) => show({ figures }),
      onNotices: (notices) => show({ notice: notices.at(-1) ?? null }),
      onRegistration: (failure) => show({ failure }),
      onMessage: (message) => show({ message }),
      onFault: (error) => fault(own, error),
    });
    own.phone.onClock();
  }

  function fault(own: Stay, error: unknown): void {
    giveUp(own, 'phone.fault', error instanceof Error ? error.name : '');
  }

  function giveUp(own: Stay, code: string, detail: string): void {
    if (stay !== own) return;
    void own.radio.stop();
    show({ failure: { code, detail } });
  }

  async function erase(): Promise<void> {
    if (view.phase !== 'out') return;
    await closing;
    const letGo = await holdPhone(vaultName, eraseMilliseconds);
    if (letGo === null) {
      show({ failure: { code: 'phone.elsewhere', detail: '' } });
      return;
    }
    const vault = await guestVault(vaultName);
    await vault.erase();
    vault.close();
    letGo();
    writePass(null);
    pass = freshPass(townName);
    show(nobodyIn);
  }

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    join: () => void join(),
    resume() {
      if (isInHere() && view.phase === 'out' && view.ended === null) void join();
    },
    leave() {
      void stay?.radio.stop();
    },
    recall() {
      if (pass.since !== null) stay?.radio.recall(historyDays, pass.since);
    },
    erase: () => void erase(),
    async close() {
      const old = stay;
      stay = null;
      old?.radio.close();
      await old?.phone?.close();
      old?.putAway();
    },
  };
}

async function fetchPins(origin: string): Promise<Pins | null> {
  try {
    const answer = await fetch(`${origin}/tour/pins`, { credentials: 'omit', cache: 'no-store' });
    const pins = (await answer.json()) as TourPins;
    const read = (keys: readonly string[]) => keys.flatMap((key) => fromBase64(key) ?? []);
    return answer.ok ? { indexKeys: read(pins.indexKeys), exportKeys: read(pins.exportKeys) } : null;
  } catch {
    return null;
  }
}
