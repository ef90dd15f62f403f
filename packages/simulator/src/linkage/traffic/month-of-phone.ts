// SPDX-License-Identifier: GPL-3.0-only
// A month of one phone: the real engine, its owner as the model says, and somebody who watches the line. For tests only.
import { createPhone, memoryVault, type Notice } from '@bluezone/phone';
import { fail, ok, type PostKind, type Result, utcDayAt } from '@bluezone/protocol';
import { randomStream } from '../../air/seeded-random.ts';
import { airRadio } from '../../phones/air-radio.ts';
import { simulatedRandom } from '../../phones/platform-crypto.ts';
import { runTransmitPowerDbm } from '../../run/run-settings.ts';
import { clearSealer } from './clear-sealer.ts';
import type { Exchange, MeantPost, PhoneMonth } from './exchange.ts';
import type { Look, MonthSpan, OwnerMonth, OwnerStep } from './owners-model.ts';
import { type StandInFiles, standInAnswers, standInPins, standInVerify } from './stand-in-front.ts';

export interface MonthOfPhone {
  readonly seed: number;
  readonly person: number;
  readonly span: MonthSpan;
  readonly owner: OwnerMonth;
  readonly files: StandInFiles;
  /** What the phone's radio hears, ascending. */
  readonly heard: readonly { readonly second: number; readonly beacon: Uint8Array }[];
}

/** Share of posts that the front door answers by saying that a desk is away. */
const troubled = 0.01;
const triesOfAStep = 4;
/** A phone woken in the background stays awake for what is due within this time. */
const stayAwakeSeconds = 240;

const number = (person: number) => `+8490${String(1_000_000 + person)}`;

export async function liveMonth(month: MonthOfPhone): Promise<PhoneMonth> {
  const { seed, person, span, owner, files, heard } = month;
  const random = randomStream(seed, 'happens', person);
  const answers = standInAnswers(randomStream(seed, 'answers', person), troubled);
  const exchanges: Exchange[] = [];
  const meant: MeantPost[] = [];
  const looks: Look[] = [...owner.looks];
  const radio = airRadio();
  let now = span.from;
  let isWrongCode = false;
  let wasWarned = false;

  const isCutOff = () => owner.outages.some(({ from, to }) => from <= now && now < to);
  const note = (exchange: Omit<Exchange, 'at'>) => exchanges.push({ at: now, ...exchange });
  const unreachable = fail('net.unreachable', 'no network');

  const phone = createPhone(
    {
      clock: { now: () => now },
      random: simulatedRandom(seed, 'phone', person),
      radio,
      vault: memoryVault(),
      sealer: clearSealer,
      verify: standInVerify,
      notifier: {
        async notify(notices: readonly Notice[]) {
          if (wasWarned || !notices.some(({ kind }) => kind === 'exposed')) return;
          wasWarned = true;
          looks.push(...owner.afterWarning(now));
        },
      },
      net: {
        async get(path): Promise<Result<Uint8Array>> {
          // Nothing reaches the line of a phone without a network.
          if (isCutOff()) return unreachable;
          const bytes = files.at(path, now);
          note({ method: 'GET', path, sentBytes: 0, receivedBytes: bytes?.length ?? 0 });
          return bytes === undefined ? fail('net.status', 'status 404') : ok(bytes);
        },
        async post(wire): Promise<Result<Uint8Array>> {
          if (isCutOff()) return unreachable;
          const { kind, answer } = answers.answer(wire, isWrongCode);
          note({ method: 'POST', path: '/v1/post', sentBytes: wire.length, receivedBytes: answer.length });
          if (isMeant(kind)) meant.push({ at: now, kind });
          return ok(answer);
        },
      },
    },
    standInPins,
    { transmitPowerDbm: runTransmitPowerDbm },
  );
  await phone.register(simulatedRandom(seed, 'credential', person).bytes(16));

  async function take(step: OwnerStep): Promise<Result<unknown>> {
    switch (step) {
      case 'redeem-wrong':
      case 'redeem': {
        isWrongCode = step === 'redeem-wrong';
        const code = { kind: 'digits', digits: '12345678', phoneNumber: number(person) } as const;
        const redeemed = await phone.redeem(code);
        return isWrongCode && !redeemed.ok && redeemed.code === 'code.invalid' ? ok(undefined) : redeemed;
      }
      case 'report': {
        const preview = await phone.previewReport({ onsetDay: null, sampleDay: utcDayAt(now) });
        if (!preview.ok) return preview;
        const days = preview.value.days.map(({ day }) => day);
        return await phone.shareReport(phone.consentToReport(preview.value, days, true));
      }
      case 'claim': {
        const preview = await phone.previewClaim();
        return preview.ok ? await phone.shareClaim(phone.consentToClaim(preview.value)) : preview;
      }
      case 'contact-form': {
        const form = await phone.previewContactForm({
          ...{ phoneNumber: number(person), name: 'Nguyễn Văn A', province: null, symptoms: [], note: '' },
        });
        return form.ok ? await phone.sendContactForm(phone.consentToContactForm(form.value)) : form;
      }
      case 'withdraw': {
        const share = (await phone.shares()).find(({ state }) => state === 'accepted');
        return share === undefined ? ok(undefined) : await phone.withdraw(share.id);
      }
    }
  }

  const tries = new Map<OwnerStep, number>();

  /** A step that found no network is taken again: soon, and then in another look hours later. */
  function takeAgain(step: OwnerStep, at: number): void {
    const count = (tries.get(step) ?? 0) + 1;
    tries.set(step, count);
    if (count >= triesOfAStep) return;
    const later = at + (count === 1 ? 60 + random.integer(240) : 1800 + random.integer(4 * 3600));
    looks.push({ at: later - 40, until: later + 30, steps: [{ at: later, step }] });
  }

  /** The phone does what is due until a time: at once while the app is open, else when its system lets it. */
  async function wakeUntil(end: number, isOpen: boolean): Promise<void> {
    const planned = looks.length;
    let isAwake = isOpen;
    for (;;) {
      const due = Math.max(now, await phone.nextDue());
      isAwake = isOpen || (isAwake && due - now <= stayAwakeSeconds);
      const at = isAwake ? due : due + random.integer(owner.wakingSeconds);
      if (at >= end) break;
      now = Math.max(now + 1, at);
      hearUntil(now);
      await phone.wake();
      isAwake = true;
      // A warning brings looks that may come before what was waited for.
      if (!isOpen && looks.length > planned) return;
    }
    now = Math.max(now, end);
  }

  let heardNext = 0;
  function hearUntil(time: number): void {
    for (; (heard[heardNext]?.second ?? Number.POSITIVE_INFINITY) <= time; heardNext++) {
      const { second, beacon } = heard[heardNext] as (typeof heard)[number];
      radio.hear({ second, heard: [{ beacon, strengthDbm: -50 }], others: 0 });
    }
  }

  async function spendLook({ until, steps }: Look): Promise<void> {
    await phone.wake();
    for (const { at: stepAt, step } of steps) {
      await wakeUntil(stepAt, true);
      const taken = await take(step);
      if (!taken.ok && taken.code.startsWith('net.')) takeAgain(step, now);
    }
    await wakeUntil(until, true);
  }

  for (;;) {
    looks.sort((a, b) => a.at - b.at);
    const next = looks[0];
    if (now >= span.to) break;
    if (next !== undefined && next.at <= now) await spendLook(looks.shift() as Look);
    else await wakeUntil(Math.min(next?.at ?? span.to, span.to), false);
  }
  return { exchanges, meant };
}

const kindsThatMean = ['report', 'claim', 'redeem', 'contact-form', 'withdraw'] as const;

function isMeant(kind: PostKind): kind is MeantPost['kind'] {
  return (kindsThatMean as readonly PostKind[]).includes(kind);
}
