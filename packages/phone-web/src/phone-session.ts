// SPDX-License-Identifier: GPL-3.0-only
// A phone in a page, from its first start to its erasure: lock, memory, clock, network, radio and engine put together,
// taken apart and put together again. One thing happens at a time.
import type { Phone } from '@bluezone/phone';
import type { Result } from '@bluezone/protocol';
import { watchAppRequests } from './app-requests.ts';
import { browserNet } from './browser-net.ts';
import { freshPass, type JoinPass, passKeeper } from './join-pass.ts';
import { askTown, forgetTown, type KnownTown, rememberedTown } from './known-town.ts';
import { loggedFetch, loggedNet } from './logged-net.ts';
import { memoryWebVault } from './memory-web-vault.ts';
import { noRadio } from './no-radio.ts';
import { phoneClock } from './phone-clock.ts';
import { holdPhone, type LetGo } from './phone-lock.ts';
import { registrationDesk } from './registration-desk.ts';
import { openRequestLog, type RequestEntry } from './request-log.ts';
import {
  type PhoneSession,
  type PhoneSessionOptions,
  recalledDays,
  type SessionView,
  type TownStay,
} from './session-view.ts';
import { type SwitchedRadio, switchedRadio } from './switched-radio.ts';
import { usualTransmitPowerDbm } from './usual-power.ts';
import { type Asked, type WebPhone, webPhone } from './web-phone.ts';
import { type Seat, type WebSocketRadio, webSocketRadio } from './web-socket-radio.ts';
import { eraseVault, type OpenedVault, type WebVault, webVault } from './web-vault.ts';

/** Another page that closes puts its phone away within this time. */
const handOverMilliseconds = 1500;
/** How often the clock is looked at, and a town's clock is asked for by a phone that is not in it, seconds. */
const lookEverySeconds = 5;
const townEverySeconds = 60;

interface Running {
  readonly web: WebPhone;
  readonly vault: WebVault;
  readonly radio: SwitchedRadio;
  readonly town: KnownTown | null;
}

/** Opens the phone of this browser and begins at once. */
export async function openPhoneSession(options: PhoneSessionOptions): Promise<PhoneSession> {
  const { origin, name, device } = options;
  const fetching = device?.fetching ?? fetch;
  const listeners = new Set<() => void>();
  const clock = phoneClock(`${name}.clock`, Date.now, options.onClock);
  const keeper = passKeeper(`${name}.join`);
  const now = () => clock.now();
  const openedLog = await webVault(`${name}.requests`);
  const log = openRequestLog(openedLog.ok ? openedLog.value : memoryWebVault());
  /** What was asked for before the town told its clock; null once it has, or where none does. */
  let undated: RequestEntry[] | null = options.pins === null ? [] : null;
  const record = (entry: RequestEntry) => void (undated === null ? log.record(entry) : undated.push(entry));
  const logged = { log: { record }, now };
  const endWatching = (options.watchAppRequests ?? watchAppRequests)({ record }, now);
  const endFollowing = device?.follow(() => running?.web.onScans());
  let letGo: LetGo | null = null;
  let running: Running | null = null;
  let air: WebSocketRadio | null = null;
  let pass: JoinPass = freshPass('');
  let last: Promise<unknown> = Promise.resolve();
  let townTimer: ReturnType<typeof setInterval> | undefined;
  let downloads = 0;
  let view: SessionView = {
    phase: 'starting',
    trouble: null,
    storage: 'kept',
    isChecking: false,
    isHeldBack: false,
    town: null,
    revision: 0,
  };

  function show(change: Partial<SessionView>): void {
    view = { ...view, ...change };
    for (const listener of listeners) listener();
  }
  const showTown = (change: Partial<TownStay>) => {
    if (view.town !== null) show({ town: { ...view.town, ...change }, revision: view.revision + 1 });
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };

  function remember(change: Partial<JoinPass>): void {
    pass = { ...pass, ...change };
    // Without its memory the next phone is another one.
    keeper.write(view.storage === 'forgetful' ? null : pass);
  }

  async function begin(): Promise<void> {
    show({ phase: 'starting', trouble: null });
    letGo ??= await holdPhone(name, handOverMilliseconds);
    if (letGo === null) return show({ phase: 'elsewhere' });
    const town = options.pins === null ? await findTown() : null;
    const pins = options.pins ?? town?.pins;
    if (pins === undefined) return show({ phase: 'nowhere', town: null });
    const vault = await openVault(town);
    if (!vault.ok) return show({ phase: 'broken', trouble: vault.code });
    show({ storage: vault.value.isKept ? 'kept' : 'forgetful', town: town === null ? null : outOf(town) });
    begun(start(vault.value, town, pins));
  }

  /** The town; what was known of it when it does not answer. */
  async function findTown(): Promise<KnownTown | null> {
    const found = await askTown(origin, `${name}.town`, loggedFetch('town', logged, fetching));
    const before = now();
    if (typeof found !== 'string') clock.tell(found.clock, found.pace);
    dateRequests(now() - before);
    if (found === 'none') return null;
    return found === 'unreachable' ? rememberedTown(`${name}.town`) : found.town;
  }

  /** @param seconds by which the clock has just been put right */
  function dateRequests(seconds: number): void {
    const waiting = undated ?? [];
    undated = null;
    for (const entry of waiting) log.record({ ...entry, at: Math.floor(entry.at + seconds) });
  }

  const outOf = (town: KnownTown): TownStay => ({
    name: town.name,
    utcOffsetMinutes: town.utcOffsetMinutes,
    seat: 'out',
    isConnected: false,
    isLost: false,
    ended: null,
    resident: null,
    history: null,
    knowsPast: pass.knowsPast,
  });

  const deviceVault = async (): Promise<OpenedVault> =>
    device === undefined ? await webVault(name) : { ok: true, value: device.vault };

  async function openVault(town: KnownTown | null): Promise<OpenedVault> {
    const opened = await deviceVault();
    if (!opened.ok && opened.code !== 'vault.unavailable') return opened;
    const vault = opened.ok ? opened.value : memoryWebVault();
    if (town === null) return { ok: true, value: vault };
    const known = keeper.read(town.identity);
    pass = known ?? freshPass(town.identity);
    // What another town's phone left behind is not this one's.
    if (known === null) await vault.erase();
    return { ok: true, value: vault };
  }

  function start(
    vault: WebVault,
    town: KnownTown | null,
    pins: NonNullable<PhoneSessionOptions['pins']>,
  ): Running {
    const radio = switchedRadio(device?.radio ?? noRadio(town === null ? 'unsupported' : 'off'));
    const net = loggedNet(device?.net ?? browserNet(origin), {
      ...logged,
      ...(options.holdsLargeDownloads === undefined
        ? {}
        : { holdsLargeDownloads: options.holdsLargeDownloads }),
      onHeldBack: (isHeldBack) => show({ isHeldBack }),
    });
    const web = webPhone({
      ...{ pins, now, radio, vault, lookEverySeconds, notifier: options.notifier },
      net: {
        post: (body) => net.post(body),
        async get(path, maximumBytes) {
          if (downloads++ === 0) show({ isChecking: true });
          try {
            return await net.get(path, maximumBytes);
          } finally {
            if (--downloads === 0) show({ isChecking: false });
          }
        },
      },
      ...(options.page === undefined ? {} : { page: options.page }),
      ...(options.matching === undefined ? {} : { matching: options.matching }),
      transmitPowerDbm: town?.transmitPowerDbm ?? usualTransmitPowerDbm,
      onChange: () => {
        show({ revision: view.revision + 1 });
        void device?.orderWaking(web.phone);
      },
      onTrouble: (trouble) =>
        show({ trouble, ...(trouble === null || trouble === 'vault.full' ? {} : { phase: 'broken' }) }),
    });
    return { web, vault, radio, town };
  }

  function begun(next: Running): void {
    running = next;
    show({ phase: 'running' });
    next.web.onClock();
    if (next.town === null) return;
    townTimer = setInterval(() => {
      if (air === null && (options.page ?? globalThis.document)?.visibilityState !== 'hidden')
        void followTown();
    }, townEverySeconds * 1000);
    if (pass.ticket !== null) join();
  }

  async function followTown(): Promise<void> {
    const found = await askTown(origin, `${name}.town`, loggedFetch('town', logged, fetching));
    if (typeof found !== 'string' && found.town.identity === running?.town?.identity)
      clock.tell(found.clock, found.pace);
  }

  /** Takes the phone apart; its memory stays. */
  async function end(): Promise<void> {
    clearInterval(townTimer);
    air?.close();
    air = null;
    const old = running;
    running = null;
    await old?.web.close();
    old?.vault.close();
  }

  function join(): void {
    const own = running;
    if (own === null || own.town === null || air !== null) return;
    showTown({ seat: 'joining', ended: null });
    const radio = webSocketRadio(`${origin.replace(/^http/, 'ws')}/tour/radio`, {
      ticket: pass.ticket,
      person: pass.person,
      events: {
        onLink(link) {
          if (link.kind === 'ended') ended(radio, link.code);
          else if (air === radio)
            showTown({ isConnected: link.kind === 'on', isLost: link.kind === 'connecting' });
        },
        onSeat: (seat) => void inTurn(() => sitDown(radio, seat)),
        onClock(unix, pace) {
          clock.tell(unix, pace);
          running?.web.onClock();
        },
        onScans: () => running?.web.onScans(),
        onHistory(history) {
          if (history.state === 'done') remember({ knowsPast: true });
          showTown({ history, knowsPast: pass.knowsPast });
        },
      },
    });
    air = radio;
    record({ at: Math.floor(now()), reason: 'air', sent: 0, received: 0, outcome: 'ok' });
  }

  function ended(radio: WebSocketRadio, code: TownStay['ended']): void {
    if (air !== radio) return;
    const wasIn = view.town?.seat === 'in';
    air = null;
    void running?.radio.use(noRadio('off'));
    // A seat that moved is another page's now.
    if (code !== 'radio.moved' && wasIn) remember({ ticket: null });
    showTown({ seat: 'out', isConnected: false, isLost: false, ended: code, history: null });
    running?.web.onScans();
  }

  async function sitDown(radio: WebSocketRadio, seat: Seat): Promise<void> {
    if (air !== radio || running === null) return;
    clock.tell(seat.clock, seat.pace);
    if (pass.person !== null && pass.person !== seat.person) await beSomebodyElse();
    if (running === null) return;
    const isNew = pass.person === null || pass.since === null;
    remember({
      ...{ ticket: seat.ticket, person: seat.person },
      ...(isNew ? { since: Math.floor(seat.clock), knowsPast: false } : {}),
    });
    await running.radio.use(radio);
    const { person, name: called, phoneNumber } = seat;
    const resident = { person, name: called, phoneNumber };
    showTown({ seat: 'in', isConnected: true, isLost: false, resident, knowsPast: pass.knowsPast });
    running.web.onScans();
  }

  /** The place of before is another visitor's now: what this phone holds belongs to that resident's life. */
  async function beSomebodyElse(): Promise<void> {
    const old = running;
    if (old === null) return;
    await old.web.close();
    await old.vault.erase();
    pass = freshPass(pass.town);
    running = start(old.vault, old.town, options.pins ?? (old.town as KnownTown).pins);
  }

  const notNow = (): Asked<never> => ({
    ok: false,
    code: view.phase === 'elsewhere' ? 'phone.elsewhere' : (view.trouble ?? 'vault.gone'),
    detail: '',
  });

  const restart = (between: () => Promise<void> = async () => {}) =>
    inTurn(async () => {
      await end();
      await between();
      await begin();
    });

  const session: PhoneSession = {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now,
    phone: () => running?.web.phone ?? null,
    ask: async <T>(run: (phone: Phone) => Promise<T>) => (await running?.web.ask(run)) ?? notNow(),
    act: async <T>(run: (phone: Phone) => Promise<Result<T>>) => (await running?.web.act(run)) ?? notNow(),
    async check() {
      await running?.web.check();
    },
    requests: log,
    registration: (language) =>
      registrationDesk({
        ...{ origin, language, fetching: loggedFetch('registration', logged) },
        act: (run) => session.act(run),
      }),
    join,
    leave() {
      void air?.stop();
    },
    recall() {
      if (pass.since !== null && !pass.knowsPast) air?.recall(recalledDays, pass.since);
    },
    reopen: () => restart(),
    dropDamaged: () =>
      restart(async () => {
        const opened = await deviceVault();
        if (!opened.ok) return;
        await opened.value.dropDamaged();
        opened.value.close();
      }),
    erase: () => {
      void air?.stop();
      return restart(async () => {
        if (device === undefined) await eraseVault(name);
        else {
          await device.radio.stop();
          await device.vault.erase();
        }
        await log.erase();
        keeper.write(null);
        clock.forget();
        if (options.pins === null) undated = [];
        forgetTown(`${name}.town`);
      });
    },
    close: () =>
      inTurn(async () => {
        await end();
        await log.written();
        endWatching();
        endFollowing?.();
        letGo?.();
        letGo = null;
      }),
  };
  void inTurn(begin);
  return session;
}
