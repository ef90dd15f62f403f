// SPDX-License-Identifier: GPL-3.0-only
// A phone in a page of the town, held by a test.
import type { Phone } from '@bluezone/phone';
import { openPhoneSession } from '../phone-session.ts';
import type { PhoneSession, SessionView } from '../session-view.ts';

export type View = SessionView;

let session: PhoneSession | null = null;
const held = (): PhoneSession => {
  if (session === null) throw new Error('there is no session');
  return session;
};

export async function open(name = 'trial'): Promise<void> {
  session = await openPhoneSession({
    ...{ origin: location.origin, name, pins: null },
    notifier: { notify: async () => {} },
  });
}

export const view = (): SessionView => held().view();
export const now = (): number => held().now();
export const join = (): void => held().join();
export const leave = (): void => held().leave();
export const recall = (): void => held().recall();
export const check = (): Promise<void> => held().check();
export const erase = (): Promise<void> => held().erase();
export const close = (): Promise<void> => held().close();
export const reopen = (): Promise<void> => held().reopen();
export const requests = () => held().requests.entries();
export const months = () => held().requests.months();

export async function register(): Promise<string> {
  const { resident } = held().view().town ?? {};
  if (resident == null) return 'nobody';
  const { phoneNumber } = resident;
  const desk = held().registration('vi');
  const sent = await desk.start(phoneNumber);
  if (!sent.ok) return sent.code;
  const answer = await fetch(`/development/inbox/messages?to=${encodeURIComponent(phoneNumber)}`);
  const { messages } = (await answer.json()) as { messages: { text: string }[] };
  const code = /^\d{6}\b/.exec(messages[0]?.text ?? '')?.[0] ?? '';
  const verified = await desk.verify(sent.value.attempt, code);
  return verified.ok ? 'registered' : verified.code;
}

const told = async <T>(run: (phone: Phone) => Promise<T>): Promise<T | string> => {
  const asked = await held().ask(run);
  return asked.ok ? asked.value : asked.code;
};
export const status = () => told((phone) => phone.status());
export const alerts = () => told((phone) => phone.alerts());
export const shares = () => told((phone) => phone.shares());

/** The owner redeems a code that was read aloud and shares every day. */
export async function shareIllness(digits: string, phoneNumber: string, sampleDay: number): Promise<string> {
  const redeemed = await held().act((phone) => phone.redeem({ kind: 'digits', digits, phoneNumber }));
  if (!redeemed.ok) return redeemed.code;
  const preview = await held().act((phone) => phone.previewReport({ onsetDay: null, sampleDay }));
  if (!preview.ok) return preview.code;
  const phone = held().phone();
  if (phone === null) return 'no phone';
  const days = preview.value.days.map(({ day }) => day);
  const grant = phone.consentToReport(preview.value, days, true);
  const shared = await held().act((own) => own.shareReport(grant));
  return shared.ok ? `shared ${days.length}` : shared.code;
}

/** The owner warns those met since. */
export async function shareClaim(): Promise<string> {
  const preview = await held().act((phone) => phone.previewClaim());
  if (!preview.ok) return preview.code;
  const phone = held().phone();
  if (phone === null) return 'no phone';
  const grant = phone.consentToClaim(preview.value);
  const shared = await held().act((own) => own.shareClaim(grant));
  return shared.ok ? 'shared' : shared.code;
}

export async function withdraw(): Promise<string> {
  const asked = await held().ask((phone) => phone.shares());
  const share = asked.ok ? asked.value.at(-1) : undefined;
  if (share === undefined) return 'nothing shared';
  const withdrawn = await held().act((phone) => phone.withdraw(share.id));
  return withdrawn.ok ? 'withdrawn' : withdrawn.code;
}
