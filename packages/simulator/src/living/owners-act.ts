// SPDX-License-Identifier: GPL-3.0-only
// What the owner of a phone does with it: the same acts that the phone's own face offers.
import { fail, ok, type Result, utcDayAt } from '@bluezone/protocol';
import type { TourAct, TourActAnswer, TourPreview } from '../tour/tour-api.ts';
import type { CrewPhone } from './crew-phone.ts';

type OwnersAct = Exclude<TourAct, { act: 'confirm' }>;

/** Does it and says what came of it; a refusal of the engine or the server is told by its code. */
export async function ownersAct(phone: CrewPhone, act: OwnersAct, now: number): Promise<TourActAnswer> {
  const done = await perform(phone, act, now);
  return done.ok
    ? { ok: true, preview: done.value, digits: null }
    : { ok: false, code: done.code, detail: done.detail };
}

async function perform(
  { phone, phoneNumber, person }: CrewPhone,
  act: OwnersAct,
  now: number,
): Promise<Result<TourPreview | null>> {
  const statement = (onsetDay: number | null) => ({ onsetDay, sampleDay: utcDayAt(now) });
  switch (act.act) {
    case 'redeem':
      return nothingToShow(await phone.redeem({ kind: 'digits', digits: act.digits, phoneNumber }));
    case 'open':
      await phone.wake();
      return ok(null);
    case 'preview-report': {
      const preview = await phone.previewReport(statement(act.onsetDay));
      if (!preview.ok) return preview;
      return ok({ kind: 'report', person, days: preview.value.days });
    }
    case 'share-report': {
      const preview = await phone.previewReport(statement(act.onsetDay));
      if (!preview.ok) return preview;
      const days = preview.value.days.map(({ day }) => day).filter((day) => act.days.includes(day));
      if (days.length === 0) return fail('phone.nothing-to-share', 'no day was chosen');
      return nothingToShow(
        await phone.shareReport(phone.consentToReport(preview.value, days, act.withMeetings)),
      );
    }
    case 'preview-claim': {
      const preview = await phone.previewClaim();
      if (!preview.ok) return preview;
      const { days, meetings, hasToken } = preview.value;
      return ok({ kind: 'claim', person, days, meetings, hasToken });
    }
    case 'share-claim': {
      const preview = await phone.previewClaim();
      if (!preview.ok) return preview;
      return nothingToShow(await phone.shareClaim(phone.consentToClaim(preview.value)));
    }
    case 'withdraw':
      return nothingToShow(await phone.withdraw(act.share));
  }
}

function nothingToShow(result: Result<unknown>): Result<null> {
  return result.ok ? ok(null) : result;
}
