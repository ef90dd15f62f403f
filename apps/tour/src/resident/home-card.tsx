// SPDX-License-Identifier: GPL-3.0-only
// A phone's home, as its own engine tells it.
import type { TourResident } from '@bluezone/simulator';
import { dayText, minuteText, numberText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';
import { wordsOf } from './failure-note.tsx';

const intervalsPerHour = 6;

export function HomeCard({ resident }: { resident: TourResident }) {
  const { t, language } = useText();
  const texts = t.resident;
  const { exposure } = resident.state;
  const { community, lastFailure } = resident;
  const moment = (unix: number | null): string => (unix === null ? texts.never : minuteText(language, unix));
  const number = (value: number): string => numberText(language, value);
  const hours = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(
    resident.intervalsProtectedToday / intervalsPerHour,
  );
  const isOn = resident.protection === 'on' && resident.state.phone === 'on';
  return (
    <section class={`home-card exposure-${exposure}`} aria-labelledby="home-heading">
      <h3 id="home-heading" class="hidden">
        {texts.homeHeading}
      </h3>
      <p class={isOn ? 'protection on' : 'protection'}>
        <i aria-hidden="true" />
        {texts.protection[resident.protection] ?? resident.protection}
      </p>
      <p class="verdict">{texts.exposure[exposure].title}</p>
      <p>{texts.exposure[exposure].what}</p>
      <dl>
        <dt>{texts.lastGoodCheck}</dt>
        <dd>{moment(resident.lastGoodCheck)}</dd>
        {lastFailure !== null && (
          <>
            <dt>{texts.lastFailure}</dt>
            <dd>
              {wordsOf({ code: lastFailure, detail: '' }, t.hostile)} <code>{lastFailure}</code>
            </dd>
          </>
        )}
        <dt>{texts.lastScan}</dt>
        <dd>{moment(resident.lastScan)}</dd>
        <dt>{texts.protectedToday}</dt>
        <dd>{texts.protectedIntervals(number(resident.intervalsProtectedToday), hours)}</dd>
        <dt>{texts.heard}</dt>
        <dd>{texts.identifiers(number(resident.heardIdentifiers))}</dd>
        <dt>{texts.community}</dt>
        <dd>
          {community === null
            ? texts.communityUnknown
            : texts.registered(number(community.registered), dayText(community.day))}
        </dd>
        <dt>{texts.token}</dt>
        <dd>{resident.hasUploadToken ? texts.hasToken : texts.noToken}</dd>
      </dl>
    </section>
  );
}
