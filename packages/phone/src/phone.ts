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
import { nextDue, type WakeParts, wake } from './wake.ts';

export interface PhoneOptions extends WakeParts {
  /** Transmit power of this device's radio, dBm; stated in every beacon. */
  readonly transmitPowerDbm: number;
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
}

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
      const result = await run(context);
      await context.store.commit();
      return result;
    });
  }

  return {
    wake: () => act((context) => wake(context, options)),
    nextDue: () => act(nextDue),
    status: () => act(async (c) => phoneStatus(c.store, await ports.radio.status(), c.now)),
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
    withdraw: (shareId) => ownAct((context) => withdrawShare(context, shareId)),
  };
}
