// SPDX-License-Identifier: GPL-3.0-only
// What just happened and what comes next, in sentences. Every name and figure comes from the town's state.
import type { TourTown } from '@bluezone/simulator';
import { minuteText, numberText } from '../language/format.ts';
import type { Language } from '../language/use-language.ts';
import type { Catalogue } from '../language/vi.ts';
import type { Guide } from './guide-state.ts';

export interface GuideTold {
  readonly happened: readonly string[];
  readonly next: readonly string[];
}

/** Then hardly anybody is out of doors. Hours of the day. */
const nightFrom = 22;
const nightTo = 6;

/** The sentences of the stage that the tour is at. @param hour of the town's day, 0…23 */
export function tellGuide(
  guide: Guide,
  town: TourTown,
  hour: number,
  t: Catalogue,
  language: Language,
): GuideTold {
  const texts = t.guide;
  const { facts, f1, f2, person, claimant, otherCases } = guide;
  const name = person === null ? '' : (town.people[person]?.name ?? '');
  const number = (value: number): string => numberText(language, value);
  switch (guide.stage) {
    case 'choose': {
      const isNight = town.kind === 'town' && (hour >= nightFrom || hour < nightTo);
      return {
        happened: isNight ? [texts.choose.before, texts.choose.night] : [texts.choose.before],
        next: [texts.choose.what],
      };
    }
    case 'confirm':
      return { happened: [texts.confirm.before(name)], next: [texts.confirm.what(name)] };
    case 'redeem': {
      const phone = person === null ? '' : (town.people[person]?.phoneNumber ?? '');
      return { happened: [texts.redeem.before(name, phone)], next: [texts.redeem.what(name)] };
    }
    case 'consent': {
      const { redeemed } = facts;
      return {
        happened: [
          redeemed === null
            ? texts.consent.beforeUnknown(name)
            : texts.consent.before(name, number(redeemed.bytes)),
        ],
        next: [texts.consent.what(name)],
      };
    }
    case 'leave': {
      const { consented } = facts;
      if (consented === null)
        return { happened: [texts.leave.beforeUnknown(name)], next: [texts.leave.what] };
      return {
        happened: [texts.leave.before(name, consented.keys, consented.meetings)],
        next:
          consented.notBefore === null
            ? [texts.leave.what]
            : [texts.leave.what, texts.leave.notBefore(minuteText(language, consented.notBefore))],
      };
    }
    case 'publish':
      return { happened: tellLeft(guide, name, t, number), next: [texts.publish.what] };
    case 'match': {
      const { published } = facts;
      return {
        happened: [
          published === null
            ? texts.match.beforeUnknown
            : texts.match.before(number(published.bytes), published.keys, published.padding),
        ],
        next: [texts.match.what],
      };
    }
    case 'claim':
      return { happened: [texts.claim.before(f1.length)], next: [texts.claim.what] };
    case 'spread':
      return {
        happened: tellClaim(
          guide,
          claimant === null ? '' : (town.people[claimant.index]?.name ?? ''),
          t,
          number,
        ),
        next: [
          texts.spread.what[
            claimant?.claim === 'queued' || claimant?.claim === 'waiting' ? claimant.claim : 'accepted'
          ],
        ],
      };
    case 'withdraw':
      return { happened: [texts.withdraw.before(f2.length)], next: [texts.withdraw.what(name)] };
    case 'undo': {
      const left = f1.length + f2.length === 0 ? [] : [texts.undo.left(f1.length, f2.length)];
      const others = otherCases === 0 ? [] : [texts.undo.others(otherCases)];
      return { happened: [texts.undo.before(name)], next: [texts.undo.what, ...left, ...others] };
    }
    case 'over':
      return {
        happened: [texts.over.before(name), ...(otherCases === 0 ? [] : [texts.undo.others(otherCases)])],
        next: [texts.over.what],
      };
    case 'refused':
      return { happened: [texts.refused.before(name)], next: [texts.refused.what] };
  }
}

function tellLeft({ facts }: Guide, name: string, t: Catalogue, number: (value: number) => string): string[] {
  const texts = t.guide.publish;
  const { left } = facts;
  if (left === null) return [texts.beforeUnknown(name)];
  return [
    texts.before(name, number(left.bytes), left.dummies),
    texts.state(t.resident.shareState[left.state]),
  ];
}

function tellClaim(
  { facts }: Guide,
  name: string,
  t: Catalogue,
  number: (value: number) => string,
): string[] {
  const texts = t.guide.spread;
  const { claimed, claimLeft } = facts;
  const agreed = claimed === null ? texts.beforeUnknown(name) : texts.before(name, claimed.keys);
  return claimLeft === null ? [agreed] : [agreed, texts.left(number(claimLeft.bytes), claimLeft.dummies)];
}
