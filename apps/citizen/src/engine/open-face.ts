// SPDX-License-Identifier: GPL-3.0-only
// The real phone behind the screens: the engine, in a worker of this browser or in the page of a native host. Nothing here
// decides anything; consent is minted by the engine, at the press of a button, from what was shown.
import {
  type ClaimPreview,
  type ConsentGrant,
  countParts,
  encodeDeclaration,
  joinPack,
  type MoveResult,
  makeMovePassphrase,
  type Phone,
  type ReportPreview,
  splitPack,
} from '@bluezone/phone';
import { type Asked, openPhoneSession, type PhoneSessionOptions } from '@bluezone/phone-web';
import { type ContactForm, fromHex, type Result, toHex, type UploadCode } from '@bluezone/protocol';
import { builtInPins } from './built-in-pins.ts';
import { faceShare, faceView, type Told } from './face-view.ts';
import type {
  CodeSent,
  Consent,
  ContactPreview,
  Done,
  ClaimPreview as FaceClaimPreview,
  ReportPreview as FaceReportPreview,
  IllnessCode,
  Permission,
  PhoneFace,
} from './phone-face.ts';
import { phoneName } from './phone-name.ts';
import { internationalNumber } from './phone-number.ts';

const prefix = 'BZMV1:';
/** Of each QR code of a move: what our own reader finds on a small screen by a camera of 640 × 480. */
const bytesPerCode = 250;

/** What is around the engine where it runs. */
export interface Surroundings extends Omit<PhoneSessionOptions, 'name' | 'origin' | 'pins'> {
  readonly mayNotify: () => Permission;
  /** Asks the owner. */
  readonly askNotifications: () => Promise<void>;
  /** Of what desks answer. */
  readonly language: () => 'vi' | 'en';
}

/** Opens the phone of this browser. */
export async function openFace({
  mayNotify,
  askNotifications,
  language: chosen,
  ...parts
}: Surroundings): Promise<PhoneFace> {
  const { origin } = globalThis.location;
  const session = await openPhoneSession({
    ...parts,
    ...{ origin, name: phoneName, pins: builtInPins(import.meta.env) },
  });
  const listeners = new Set<() => void>();
  let told: Told | null = null;
  let seen = -1;
  let asking: Promise<void> | null = null;
  let view = faceView(session.view(), told, mayNotify());
  let attempt: { readonly attempt: string; readonly phoneNumber: string } | null = null;
  // What the engine showed, by what the screens were given of it: consent is to exactly that.
  const reports = new WeakMap<FaceReportPreview, ReportPreview>();
  const claims = new WeakMap<FaceClaimPreview, ClaimPreview>();
  const forms = new WeakMap<ContactPreview, ContactForm>();

  function show(): void {
    view = faceView(session.view(), told, mayNotify());
    for (const listener of listeners) listener();
  }

  /** Asks the engine anew until it has nothing newer to say; screens hear of it once it has been asked. */
  async function askWhileNew(): Promise<void> {
    for (let now = session.view(); now.phase === 'running' && now.revision !== seen; now = session.view()) {
      const asked = await session.ask(tellAll);
      seen = now.revision;
      if (asked.ok) told = asked.value;
    }
    asking = null;
    show();
  }

  function follow(): void {
    const { phase, revision } = session.view();
    if (phase !== 'running') told = null;
    if (phase === 'running' && revision !== seen) asking ??= askWhileNew();
    // Until the engine has answered, the screens keep what it said before.
    else if (asking === null) show();
  }

  session.subscribe(follow);
  follow();

  /** Resolves when the phone has begun, or cannot. */
  const begun = (): Promise<void> =>
    new Promise((resolve) => {
      if (session.view().phase !== 'starting') return resolve();
      const end = session.subscribe(() => {
        if (session.view().phase === 'starting') return;
        end();
        resolve();
      });
    });
  const ask = async <T>(run: (phone: Phone) => Promise<T>): Promise<T> => {
    await begun();
    const asked = await session.ask(run);
    if (asked.ok) return asked.value;
    throw new Error(asked.code);
  };
  const act = async <T>(run: (phone: Phone) => Promise<Result<T>>): Promise<Done<T>> =>
    done(await session.act(run));
  const move = async <T>(run: (phone: Phone) => Promise<MoveResult<T>>): Promise<Done<T>> => {
    const asked = await session.ask(run);
    if (!asked.ok) return { ok: false, code: asked.code };
    await session.check();
    return asked.value.ok ? asked.value : { ok: false, code: asked.value.code };
  };
  /** Consent is minted by the engine from what it showed; a preview that it never showed is a fault of ours. */
  const mint = (make: (phone: Phone) => ConsentGrant): ConsentGrant => {
    const phone = session.phone();
    if (phone === null) throw new Error('there is no phone to consent to');
    return make(phone);
  };
  const known = <K extends object, V>(map: WeakMap<K, V>, preview: K): V => {
    const shown = map.get(preview);
    if (shown === undefined) throw new Error('this preview was never shown');
    return shown;
  };

  async function startRegistration(phoneNumber: string, language: 'vi' | 'en'): Promise<Done<CodeSent>> {
    const sent = await session.registration(language).start(phoneNumber);
    if (sent.ok) attempt = { attempt: sent.value.attempt, phoneNumber };
    return sent;
  }

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => session.now(),
    join: () => session.join(),
    leave: () => session.leave(),
    recallPast: () => session.recall(),
    async askNotifications() {
      await askNotifications();
      show();
    },

    startRegistration: (written, language) => startRegistration(written.trim(), language),
    async resendCode(language) {
      if (attempt === null) return { ok: false, code: 'registration.expired' };
      const { phoneNumber } = attempt;
      const sent = await session.registration(language).resend(attempt.attempt, phoneNumber);
      if (sent.ok) attempt = { attempt: sent.value.attempt, phoneNumber };
      // What is over for one code is not for the next.
      else if (sent.code === 'registration.locked' || sent.code === 'registration.expired')
        return await startRegistration(phoneNumber, language);
      return sent;
    },
    async verifyCode(code) {
      if (attempt === null) return { ok: false, code: 'registration.expired' };
      const verified = await session.registration(chosen()).verify(attempt.attempt, code);
      if (verified.ok) attempt = null;
      return verified;
    },

    check: () => session.check(),
    pause: (until) => act((phone) => phone.pause(until)),
    around: () => ask((phone) => phone.around()),
    scanOften: () => ask((phone) => phone.scanOften()),
    history: () => ask((phone) => phone.history()),
    totals: () => ask((phone) => phone.totals()),
    eraseTotals: () => act((phone) => phone.eraseTotals()),

    async redeem(code) {
      const upload = uploadCode(code);
      if (upload === null) return { ok: false, code: 'code.layout' };
      return await act((phone) => phone.redeem(upload));
    },
    async previewReport(statement) {
      const preview = await act((phone) => phone.previewReport(statement));
      if (!preview.ok) return preview;
      const shown: FaceReportPreview = { days: preview.value.days };
      reports.set(shown, preview.value);
      return { ok: true, value: shown };
    },
    consentToReport(preview, days, withMeetings) {
      const shown = known(reports, preview);
      return { kind: 'report', grant: mint((phone) => phone.consentToReport(shown, days, withMeetings)) };
    },
    async shareReport(consent) {
      const shared = await act((phone) => phone.shareReport(grantOf(consent)));
      return shared.ok ? { ok: true, value: faceShare(shared.value) } : shared;
    },
    async previewClaim() {
      await begun();
      const preview = await session.ask((phone) => phone.previewClaim());
      if (!preview.ok) return { ok: false, code: preview.code };
      if (!preview.value.ok) return { ok: false, code: preview.value.code };
      const { days, meetings } = preview.value.value;
      const shown: FaceClaimPreview = { days, meetings };
      claims.set(shown, preview.value.value);
      return { ok: true, value: shown };
    },
    consentToClaim(preview) {
      const shown = known(claims, preview);
      return { kind: 'claim', grant: mint((phone) => phone.consentToClaim(shown)) };
    },
    async shareClaim(consent) {
      const shared = await act((phone) => phone.shareClaim(grantOf(consent)));
      return shared.ok ? { ok: true, value: faceShare(shared.value) } : shared;
    },
    async previewContact({ phoneNumber, ...input }) {
      const form = { ...input, phoneNumber: internationalNumber(phoneNumber), province: null };
      const preview = await act((phone) => phone.previewContactForm(form));
      if (!preview.ok) return preview;
      const { name: said, symptoms, note, exposure } = preview.value;
      const shown: ContactPreview = {
        name: said,
        phoneNumber: preview.value.phoneNumber,
        symptoms,
        note,
        exposure,
      };
      forms.set(shown, preview.value);
      return { ok: true, value: shown };
    },
    consentToContact(preview) {
      const shown = known(forms, preview);
      return { kind: 'contact-form', grant: mint((phone) => phone.consentToContactForm(shown)) };
    },
    sendContact: (consent) => act((phone) => phone.sendContactForm(grantOf(consent))),
    withdraw: (shareId) => act((phone) => phone.withdraw(shareId)),

    stored: () => ask((phone) => phone.dataByKind()),
    exportData: () => ask((phone) => phone.exportData()),
    async erase(withRegistration) {
      const { credential } = (await ask((phone) => phone.holdings())).credentials;
      if (withRegistration && credential !== null) {
        const erased = await session.registration(chosen()).erase(credential);
        if (!erased.ok) return erased;
      }
      await session.erase();
      return { ok: true, value: undefined };
    },
    dropDamaged: () => session.dropDamaged(),
    makePassphrase: async () =>
      makeMovePassphrase({ bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) }),
    packForMove: (passphrase) => move((phone) => phone.packForMove(passphrase)),
    takeMovePack: (pack, passphrase) => move((phone) => phone.takeMovePack(pack, passphrase)),
    confirmMoved: (code) => move((phone) => phone.confirmMoved(code)),
    cancelMove: () => move((phone) => phone.cancelMove()),
    movePackParts: async (pack) =>
      splitPack(pack, bytesPerCode).map((part) => prefix + toHex(part).toUpperCase()),
    async joinMoveParts(codes) {
      const parts: Uint8Array[] = [];
      for (const code of codes) {
        const part = code.startsWith(prefix) ? fromHex(code.slice(prefix.length).toLowerCase()) : undefined;
        if (part === undefined) return { ok: false, code: 'move.parts' };
        parts.push(part);
      }
      const counted = countParts(parts);
      const joined = joinPack(parts);
      if (!counted.ok) return { ok: false, code: counted.code };
      return joined.ok
        ? { ok: true, value: { pack: joined.value, ...counted.value } }
        : { ok: false, code: joined.code };
    },
    async declare({ phoneNumber, ...input }) {
      const number = phoneNumber.trim() === '' ? null : internationalNumber(phoneNumber);
      const declared = await act((phone) =>
        phone.previewDeclaration({ ...input, phoneNumber: number, province: null }),
      );
      if (!declared.ok) return declared;
      const { name: said, symptoms, note, madeAt, warning } = declared.value;
      return {
        ok: true,
        value: {
          ...{ name: said, symptoms, note, madeAt, warning },
          phoneNumber: declared.value.phoneNumber ?? '',
          text: encodeDeclaration(declared.value),
        },
      };
    },
    async requests() {
      const [entries, months] = [await session.requests.entries(), await session.requests.months()];
      return {
        entries: entries.map(({ outcome, ...entry }) => ({ ...entry, isDone: outcome === 'ok' })),
        months,
      };
    },
  };
}

async function tellAll(phone: Phone): Promise<Told> {
  return {
    status: await phone.status(),
    warnings: await phone.warnings(),
    shares: await phone.shares(),
    around: await phone.around(),
  };
}

function done<T>(asked: Asked<T>): Done<T> {
  return asked.ok ? asked : { ok: false, code: asked.code };
}

function grantOf(consent: Consent<'report' | 'claim' | 'contact-form'>): ConsentGrant {
  return consent.grant as ConsentGrant;
}

function uploadCode(code: IllnessCode): UploadCode | null {
  if (code.kind === 'digits')
    return { kind: 'digits', digits: code.digits, phoneNumber: internationalNumber(code.phoneNumber) };
  const secret = fromHex(code.secret);
  return secret === undefined ? null : { kind: 'link', secret };
}
