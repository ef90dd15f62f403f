// SPDX-License-Identifier: GPL-3.0-only
// The phone as its face sees it. Acts run one after another; an act that throws leaves the vault as it was.
import {
  type ContactForm,
  fail,
  type HeardEntry,
  ok,
  type Result,
  registrationCredentialLength,
  toHex,
  type UploadCode,
} from '@bluezone/protocol';
import { type Warnings, warningsNow } from './alerts/warnings.ts';
import { pauseUntil } from './beacon/pause.ts';
import { scanOften } from './beacon/scan-often.ts';
import { type Around, aroundNow } from './counting/around.ts';
import { linkCounter } from './counting/link-counter.ts';
import type { PeopleCounter } from './counting/people-counter.ts';
import {
  type DeclarationInput,
  type HealthDeclaration,
  previewDeclaration,
} from './declaration/health-declaration.ts';
import { recordScans } from './heard/record-scans.ts';
import { contactHistory, type HistoryDay } from './history/contact-history.ts';
import { dayTotals, eraseTotals, type Totals } from './history/day-totals.ts';
import { type MovedIn, takeMovePack } from './move/enter-phone.ts';
import { cancelMove, confirmMoved, type MovePack, packForMove } from './move/leave-phone.ts';
import type { MoveResult } from './move/move-result.ts';
import { dataByKind, type StoredKind } from './own-data/data-by-kind.ts';
import { exportData } from './own-data/export-data.ts';
import type { PhoneContext } from './phone-context.ts';
import { type PhoneStatus, phoneStatus } from './phone-status.ts';
import type { PhonePorts, Pins } from './ports.ts';
import { type ConsentGrant, mintGrant } from './sharing/consent-grant.ts';
import type { IllnessStatement } from './sharing/illness.ts';
import { type ClaimPreview, previewClaim } from './sharing/preview-claim.ts';
import { previewReport, type ReportPreview } from './sharing/preview-report.ts';
import { redeemCode } from './sharing/redeem-code.ts';
import { type ContactFormInput, previewContactForm, sendContactForm } from './sharing/send-contact-form.ts';
import { shareClaim, shareReport, withdrawShare } from './sharing/send-history.ts';
import type { Evidence } from './store/evidence.ts';
import type { OwnKey } from './store/own-key.ts';
import type { Alert, PhoneState, Share } from './store/phone-state.ts';
import { PhoneStore } from './store/phone-store.ts';
import { hasStopped, nextDue, noteSettled, type WakeParts, wake } from './wake.ts';

export interface PhoneOptions extends WakeParts {
  /** Transmit power of this device's radio, dBm; stated in every beacon. */
  readonly transmitPowerDbm: number;
  /** Counts people where only identifiers are known; one that links by time and strength when left out. */
  readonly counter?: PeopleCounter;
}

/** Everything the phone holds about its owner, for showing it to the owner and for the tour of a simulation. */
export interface PhoneHoldings {
  readonly keys: readonly OwnKey[];
  readonly heard: readonly HeardEntry[];
  readonly evidence: readonly Evidence[];
  readonly credentials: HeldCredentials;
}

/** What lets a phone be heard by the desks, as the phone holds it: hexadecimal, null where it holds none. */
export type HeldCredentials = Readonly<
  Pick<PhoneState, 'credential' | 'claimRequest' | 'claimToken' | 'redeeming' | 'uploadToken'>
>;

export interface Phone {
  /** Does whatever is due. Safe at any time. */
  wake(): Promise<void>;
  /** When it next has something of its own to do, unix seconds. */
  nextDue(): Promise<number>;
  status(): Promise<PhoneStatus>;
  alerts(): Promise<readonly Alert[]>;
  shares(): Promise<readonly Share[]>;
  holdings(): Promise<PhoneHoldings>;
  /** Takes over the credential (16 bytes) that the registration desk gave for a verified number. */
  register(credential: Uint8Array): Promise<Result<void>>;
  redeem(code: UploadCode): Promise<Result<void>>;
  previewReport(statement: IllnessStatement): Promise<Result<ReportPreview>>;
  /** The owner agrees to share these days of the preview, with or without meetings. */
  consentToReport(preview: ReportPreview, days: readonly number[], withMeetings: boolean): ConsentGrant;
  shareReport(grant: ConsentGrant): Promise<Result<Share>>;
  previewClaim(): Promise<Result<ClaimPreview>>;
  /** The owner agrees to warn those met on these days. */
  consentToClaim(preview: ClaimPreview): ConsentGrant;
  shareClaim(grant: ConsentGrant): Promise<Result<Share>>;
  /** The contact form as it would be sent to the health authority; `phone.not-warned` without a warning. */
  previewContactForm(input: ContactFormInput): Promise<Result<ContactForm>>;
  /** The owner agrees to send this form. */
  consentToContactForm(form: ContactForm): ConsentGrant;
  sendContactForm(grant: ConsentGrant): Promise<Result<void>>;
  withdraw(shareId: string): Promise<Result<void>>;
  /** Checks now, at most once a minute, and does whatever else is due; `status` then says how it went. */
  check(): Promise<void>;
  /** Who is around, from the scans of the last ten minutes; null when there was none. */
  around(): Promise<Around | null>;
  /** Lets the radio scan every half minute for two minutes, because the owner looks who is around. */
  scanOften(): Promise<void>;
  /** People and users of every day that is kept, ascending; the last is today. Gaps are told as such. */
  history(): Promise<readonly HistoryDay[]>;
  /** Numbers of all days since the installation: they outlive the fourteen days. */
  totals(): Promise<Totals>;
  /** Erases these numbers; counting begins anew with the day after. */
  eraseTotals(): Promise<Result<void>>;
  /**
   * Stops radio and listening until a unix second; null ends the pause. Checking and warning go on.
   * `phone.clock` unless it ends in the future, within `longestPauseSeconds`.
   */
  pause(until: number | null): Promise<Result<void>>;
  /** Warnings in force, and those that are over or were withdrawn. */
  warnings(): Promise<Warnings>;
  /** Everything that is stored, by kind: number, bytes, age, and when it goes. */
  dataByKind(): Promise<readonly StoredKind[]>;
  /** Everything that is stored but secrets and identifiers, as readable JSON. */
  exportData(): Promise<string>;
  /** Stops the radio and erases everything. The phone is then as newly installed: a waking would begin anew. */
  eraseAll(): Promise<void>;
  /** The old phone makes a pack, sealed under a passphrase. Registration and tokens are then in it alone. */
  packForMove(passphrase: string): Promise<MoveResult<MovePack>>;
  /** The new phone takes over a pack in the place of everything it held. */
  takeMovePack(pack: Uint8Array, passphrase: string): Promise<MoveResult<MovedIn>>;
  /** The old phone is told the six digits that the new one shows: it erases everything and stops until `eraseAll`. */
  confirmMoved(code: string): Promise<MoveResult<void>>;
  /** The old phone stays in use after all. It has to be registered again. */
  cancelMove(): Promise<MoveResult<void>>;
  /** A health declaration to be shown, at a checkpoint; nothing is stored or sent. `contact-form.layout` says what is wrong. */
  previewDeclaration(input: DeclarationInput): Promise<Result<HealthDeclaration>>;
}

/** Two checks that an owner asks for are at least so far apart, seconds. */
const leastBetweenChecks = 60;

/** Makes the engine of a phone over its ports. Nothing happens until `wake` or an act of the owner. */
export function createPhone(ports: PhonePorts, pins: Pins, options: PhoneOptions): Phone {
  let store: PhoneStore | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function openStore(now: number): Promise<PhoneStore> {
    if (store !== null) return store;
    const opened = await PhoneStore.open(ports.vault, now);
    if (!opened.ok) throw new Error(`${opened.code}: ${opened.detail}`);
    store = opened.value;
    return store;
  }

  /** Runs an act after all earlier ones. What it changed is written when it ends; if it throws, memory is read anew. */
  function act<T>(run: (context: PhoneContext) => Promise<T> | T): Promise<T> {
    const result = last.then(async () => {
      const now = ports.clock.now();
      const open = await openStore(now);
      try {
        const value = await run({
          ports,
          pins,
          store: open,
          now,
          transmitPowerDbm: options.transmitPowerDbm,
          counter: options.counter ?? linkCounter,
        });
        return value;
      } catch (error) {
        store = null;
        throw error;
      }
    });
    last = result.catch(() => undefined);
    return result;
  }

  /** An act of the owner: refused after the sunset, written to the vault when it ends. */
  function ownAct<T>(run: (context: PhoneContext) => Promise<Result<T>> | Result<T>): Promise<Result<T>> {
    return act(async (context) => {
      if (context.store.state.sunset)
        return fail('phone.sunset', 'the system has ended and everything is erased');
      if (context.store.state.movedAt !== null)
        return fail('phone.not-registered', 'another phone has taken the place of this one');
      const result = await run(context);
      await context.store.commit();
      return result;
    });
  }

  /** An act on the way to another phone: it says itself when it may not be. */
  function moveAct<T>(
    run: (context: PhoneContext) => Promise<MoveResult<T>> | MoveResult<T>,
  ): Promise<MoveResult<T>> {
    return act(async (context) => {
      const result = await run(context);
      await context.store.commit();
      return result;
    });
  }

  return {
    wake: () => act((context) => wake(context, options)),
    nextDue: () => act(nextDue),
    status: () => act(async (c) => phoneStatus(c, await ports.radio.status())),
    alerts: () => act(({ store: s }) => s.state.alerts.map((alert) => ({ ...alert }))),
    shares: () => act(({ store: s }) => s.state.shares.map((share) => ({ ...share }))),
    holdings: () =>
      act(async ({ store: s }) => ({
        keys: s.ownKeys(),
        heard: await s.heard.entries(),
        evidence: [...s.evidence],
        credentials: {
          credential: s.state.credential,
          claimRequest: s.state.claimRequest,
          claimToken: s.state.claimToken,
          redeeming: s.state.redeeming,
          uploadToken: s.state.uploadToken,
        },
      })),
    register: (credential) =>
      ownAct(({ store: s }) => {
        if (credential.length !== registrationCredentialLength)
          return fail('registration.unknown', 'a registration credential has 16 bytes');
        s.state.credential = toHex(credential);
        return ok(undefined);
      }),
    redeem: (code) => ownAct((context) => redeemCode(context, code)),
    previewReport: (statement) => ownAct((context) => previewReport(context, statement)),
    consentToReport: (preview, days, withMeetings) =>
      mintGrant(
        {
          kind: 'report',
          days: preview.days.map(({ day }) => day).filter((day) => days.includes(day)),
          withMeetings,
          statement: preview.statement,
          form: null,
        },
        ports.clock.now(),
      ),
    shareReport: (grant) => ownAct((context) => shareReport(context, grant)),
    previewClaim: () => ownAct(previewClaim),
    consentToClaim: (preview) =>
      mintGrant(
        { kind: 'claim', days: preview.days, withMeetings: false, statement: null, form: null },
        ports.clock.now(),
      ),
    shareClaim: (grant) => ownAct((context) => shareClaim(context, grant)),
    previewContactForm: (input) => ownAct((context) => previewContactForm(context, input)),
    consentToContactForm: (form) =>
      mintGrant(
        { kind: 'contact-form', days: [], withMeetings: false, statement: null, form },
        ports.clock.now(),
      ),
    sendContactForm: (grant) => ownAct((context) => sendContactForm(context, grant)),
    withdraw: (shareId) =>
      ownAct((context) => {
        const withdrawn = withdrawShare(context, shareId);
        noteSettled(context);
        return withdrawn;
      }),
    check: () =>
      act(async (context) => {
        const { lastCheck } = context.store.state;
        const isRecent = lastCheck !== null && Math.abs(context.now - lastCheck.at) < leastBetweenChecks;
        if (!isRecent) context.store.state.nextPoll = Math.min(context.store.state.nextPoll, context.now);
        await wake(context, options);
      }),
    around: () => act(aroundNow),
    scanOften: () =>
      act(async (context) => {
        if (!hasStopped(context.store.state)) await scanOften(context);
      }),
    history: () => act(contactHistory),
    totals: () => act(dayTotals),
    eraseTotals: () =>
      ownAct((context) => {
        eraseTotals(context);
        return ok(undefined);
      }),
    pause: (until) =>
      ownAct(async (context) => {
        const recorded = await recordScans(context);
        const paused = await pauseUntil(context, until);
        await context.store.commit();
        if (recorded !== null) await ports.radio.acknowledge(recorded);
        return paused;
      }),
    warnings: () => act(warningsNow),
    dataByKind: () => act(dataByKind),
    exportData: () => act(exportData),
    eraseAll: () =>
      act(async () => {
        await ports.radio.stop();
        await ports.vault.erase();
        store = null;
      }),
    packForMove: (passphrase) => moveAct((context) => packForMove(context, passphrase)),
    takeMovePack: (pack, passphrase) =>
      act(async (context) => {
        const taken = await takeMovePack(context, pack, passphrase);
        if (taken.ok) store = null;
        return taken;
      }),
    confirmMoved: (code) => moveAct((context) => confirmMoved(context, code)),
    cancelMove: () => moveAct(cancelMove),
    previewDeclaration: (input) => act((context) => previewDeclaration(context, input)),
  };
}
