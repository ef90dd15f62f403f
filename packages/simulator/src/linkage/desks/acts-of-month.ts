// SPDX-License-Identifier: GPL-3.0-only
// What people, staff and mischief do at the desks within the month, and what is planted in it.
import { toBase64, toHex, utcDayAt } from '@bluezone/protocol';
import { codeIn, secondFactorCode } from '@bluezone/server';
import { simulatedRandom } from '../../phones/platform-crypto.ts';
import { DAY_SECONDS } from '../../trace/trace-clock.ts';
import type { Citizen } from './citizen.ts';
import type { DesksOfMonth } from './desks-of-month.ts';
import type { Planted } from './planted.ts';

/** Who did what, as only this world knows. */
export interface TruthOfMonth {
  readonly citizens: readonly { readonly number: string; readonly credential: string }[];
  /** Person, and keys in hexadecimal. */
  readonly reports: readonly SharedTruth[];
  readonly claims: readonly SharedTruth[];
}

interface SharedTruth {
  readonly person: number;
  readonly keys: readonly string[];
}

/** What the acts of a month have in common. */
export interface ActsWorld {
  readonly seed: number;
  readonly desks: DesksOfMonth;
  readonly now: () => number;
  readonly planted: Planted[];
  readonly counts: Record<string, number>;
  readonly truth: { readonly reports: SharedTruth[]; readonly claims: SharedTruth[] };
  /** Who reports last. */
  readonly lastCase: number;
}

const keyPlaces = ['exposure.reports.keys', 'exposure.published_keys.key', 'published exports'].map(
  (place) => ({ place, as: 'plain' as const }),
);

/** A word that nobody writes by chance. */
export const wordOf = (seed: number, name: string): string =>
  `Zq${toHex(simulatedRandom(seed, 'canary', name).bytes(7))}${name}Wx`;

const bytesOf = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));

export function actsOfMonth({ seed, desks, now: clock, planted, counts, truth, lastCase }: ActsWorld) {
  const word = (name: string) => wordOf(seed, name);
  let sentForms = 0;
  const count = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1;
  };

  async function expectStatus(status: number, call: Parameters<DesksOfMonth['call']>[0]) {
    const answer = await desks.call(call);
    if (answer.status !== status)
      throw new Error(`${call.path}: ${answer.status} ${Buffer.from(answer.body)}`);
    return answer.body.length === 0 || status === 204 ? {} : JSON.parse(Buffer.from(answer.body).toString());
  }

  /** The code in the newest message to a number. */
  async function messageTo(number: string): Promise<string> {
    const inbox = await expectStatus(200, {
      path: `/development/inbox/messages?to=${encodeURIComponent(number)}`,
    });
    return codeIn(inbox.messages[0]?.text ?? '') ?? '';
  }

  async function register(citizen: Citizen): Promise<void> {
    const phoneNumber = citizen.index % 2 === 0 ? citizen.number : `0${citizen.number.slice(3)}`;
    const { attempt } = await expectStatus(200, { path: '/v1/registration/start', body: { phoneNumber } });
    const code = await messageTo(citizen.number);
    if (citizen.index % 4 === 0) {
      const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
      await desks.call({ path: '/v1/registration/verify', body: { attempt, code: wrong } });
      count('wrong message codes');
    }
    const province = citizen.index % 3 === 0 ? { province: '79' } : {};
    const verified = await expectStatus(200, {
      path: '/v1/registration/verify',
      body: { attempt, code, ...province },
    });
    citizen.credential = new Uint8Array(Buffer.from(verified.credential, 'base64'));
    await citizen.phone.register(citizen.credential);
    count('registrations');
    if (citizen.index === 0) planted.push({ what: 'code of a message', value: code });
  }

  let session: { readonly step: number; readonly token: string } | undefined;

  /** Logs in anew, but within the half minute in which one code of the second factor stands. */
  async function authorised(): Promise<Record<string, string>> {
    const step = Math.floor(clock() / 30);
    if (session?.step === step) return { authorization: `Bearer ${session.token}` };
    const { username, password, secret } = desks.staff;
    const body = { username, password };
    const { ticket } = await expectStatus(200, { path: '/v1/staff/login', body });
    const code = secondFactorCode(secret, clock());
    const { token } = await expectStatus(200, { path: '/v1/staff/login/second', body: { ticket, code } });
    session = { step, token };
    if (!planted.some(({ what }) => what === 'session'))
      planted.push({
        what: 'session',
        value: new Uint8Array(Buffer.from(token, 'base64')),
        belongs: [{ place: 'cases.sessions.token_hash', as: 'sha256' }],
      });
    return { authorization: `Bearer ${token}` };
  }

  const codes = new Map<number, { digits: string; link: string }>();

  /** The health authority enters a case and reads a code to the patient. */
  async function confirm(citizen: Citizen, onset: number | null): Promise<void> {
    const headers = await authorised();
    const date = (day: number) => new Date(day * DAY_SECONDS * 1000).toISOString().slice(0, 10);
    const { caseId } = await expectStatus(201, {
      path: '/v1/cases',
      headers,
      body: {
        phoneNumber: citizen.number,
        sampleDay: date(utcDayAt(clock()) - 1),
        onsetDay: onset === null ? null : date(onset),
        note: citizen.index === 0 ? word('note') : 'tự khai',
      },
    });
    const code = await expectStatus(201, { method: 'POST', path: `/v1/cases/${caseId}/code`, headers });
    codes.set(citizen.index, code);
    count('cases');
    if (citizen.index > 1) return;
    planted.push(
      { what: `digits of a code ${citizen.index}`, value: code.digits },
      {
        what: `link of a code ${citizen.index}`,
        value: bytesOf(code.link),
        belongs: [{ place: 'cases.codes.link_hash', as: 'sha256' }],
      },
    );
  }

  async function redeem(citizen: Citizen): Promise<void> {
    const { phone, number, index } = citizen;
    const { digits, link } = codes.get(index) as { digits: string; link: string };
    await phone.wake();
    if (index % 5 === 0) {
      const wrong = String((Number(digits) + 1) % 100_000_000).padStart(8, '0');
      const refused = await phone.redeem({ kind: 'digits', digits: wrong, phoneNumber: number });
      if (refused.ok) throw new Error('a wrong code was redeemed');
      count('wrong codes');
    }
    const redeemed = await phone.redeem(
      index % 4 === 1
        ? { kind: 'link', secret: bytesOf(link) }
        : { kind: 'digits', digits, phoneNumber: number },
    );
    if (!redeemed.ok) throw new Error(redeemed.code);
    count('redeemed');
  }

  async function report(citizen: Citizen, onset: number | null): Promise<void> {
    const { phone, index } = citizen;
    const preview = await phone.previewReport({ onsetDay: onset, sampleDay: utcDayAt(clock()) - 1 });
    if (!preview.ok) throw new Error(preview.code);
    const chosen = preview.value.days.map(({ day }) => day);
    const shared = await phone.shareReport(phone.consentToReport(preview.value, chosen, true));
    if (!shared.ok) throw new Error(shared.code);
    const keys = shared.value.alternatives.flat().map(({ key }) => key);
    truth.reports.push({ person: index, keys });
    if (index === 0)
      planted.push({
        what: 'secret of a report',
        value: bytesOf(shared.value.secret),
        belongs: [{ place: 'exposure.reports.revision', as: 'sha256' }],
      });
    // The last one's: files of the first are not kept to the end of the month.
    if (index === lastCase)
      planted.push({ what: 'shared key', value: bytesOf(keys[0] as string), belongs: keyPlaces });
  }

  async function warnOthers(citizen: Citizen, sendsForm: boolean): Promise<void> {
    const { phone, number, index } = citizen;
    await phone.wake();
    const preview = await phone.previewClaim();
    if (preview.ok) {
      const shared = await phone.shareClaim(phone.consentToClaim(preview.value));
      if (!shared.ok) throw new Error(shared.code);
      truth.claims.push({ person: index, keys: shared.value.alternatives.flat().map(({ key }) => key) });
      count('claims');
    } else count(`no claim: ${preview.code}`);
    if (!sendsForm) return;
    const isFirst = sentForms === 0;
    const form = await phone.previewContactForm({
      ...{ phoneNumber: number, province: 48, symptoms: ['cough'] },
      name: isFirst ? word('name') : 'Nguyễn Văn A',
      note: isFirst ? word('formnote') : '',
    });
    if (!form.ok) throw new Error(form.code);
    const sent = await phone.sendContactForm(phone.consentToContactForm(form.value));
    if (!sent.ok) throw new Error(sent.code);
    sentForms++;
    count('contact forms');
    if (!isFirst) return;
    const place = (column: string) =>
      ['contact_forms', 'people'].map((table) => ({
        place: `cases.${table}.${column}`,
        as: 'plain' as const,
      }));
    planted.push(
      { what: 'name', value: word('name'), belongs: place('name') },
      { what: 'note of a form', value: word('formnote'), belongs: place('note') },
      { what: 'number of a form', value: number, belongs: place('phone_number') },
    );
  }

  async function doWrong(): Promise<void> {
    const body = word('body');
    const field = word('field');
    const calls: Parameters<DesksOfMonth['call']>[0][] = [
      { path: `/v1/index?who=${word('query')}` },
      { path: `/v1/${word('path')}` },
      { path: `/v1/exports/${word('path')}.zip?to=${word('query')}` },
      { path: '/v1/registration/start', body: { phoneNumber: body } },
      { path: '/v1/registration/start', body: { phoneNumber: '0903141593', [field]: body } },
      { path: '/v1/registration/start', body: `{"phoneNumber": "${body}` },
      {
        path: '/v1/registration/verify',
        body: { attempt: toBase64(new Uint8Array(16)), code: '123456', province: word('province') },
      },
      { path: '/v1/registration/erase', body: { credential: toBase64(new Uint8Array(16).fill(9)) } },
      { path: '/v1/staff/login', body: { username: word('user'), password: word('password') } },
      { path: '/v1/cases', headers: { authorization: `Bearer ${word('bearer')}` } },
      { path: `/v1/cases/${word('path')}`, headers: await authorised() },
      {
        path: '/v1/cases',
        headers: await authorised(),
        body: { phoneNumber: body, sampleDay: body, note: body },
      },
      { path: '/v1/post', body: new Uint8Array(32_768).fill(7) },
      { path: '/v1/post', body: junkPost() },
      { path: '/v1/post', body: new Uint8Array(Buffer.from(body)) },
      { path: '/v1/post', body: 'x'.repeat(40_000) },
    ];
    for (const call of calls) {
      const { status } = await desks.call(call);
      if (status >= 500) throw new Error(`${call.path}: ${status}`);
      count('bad requests');
    }
  }

  function junkPost(): Uint8Array {
    const junk = simulatedRandom(seed, 'junk').bytes(32);
    const wire = new Uint8Array(32_768);
    for (let i = 0; i < wire.length; i += 32) wire.set(junk, i);
    wire[0] = 1;
    return wire;
  }

  async function erase(citizen: Citizen, byCode: boolean): Promise<void> {
    if (byCode) {
      const { attempt } = await expectStatus(200, {
        path: '/v1/registration/start',
        body: { phoneNumber: citizen.number, purpose: 'erase' },
      });
      const code = await messageTo(citizen.number);
      await expectStatus(204, { path: '/v1/registration/erase', body: { attempt, code } });
    } else
      await expectStatus(204, {
        path: '/v1/registration/erase',
        body: { credential: toBase64(citizen.credential ?? new Uint8Array(16)) },
      });
    count('erasures');
  }

  return { expectStatus, register, confirm, redeem, report, warnOthers, doWrong, erase };
}
