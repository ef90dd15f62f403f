// SPDX-License-Identifier: GPL-3.0-only
// One day of the 14: totals, and three hours by three hours. Where the phone did not listen there is a gap and never a zero.
import type { HistoryBand, HistoryDay } from '../engine/phone-face.ts';
import { useAsked, usePhone } from '../engine/use-phone.ts';
import { history as en } from '../language/en/history.ts';
import {
  civilDay,
  dayAddress,
  dayOfAddress,
  dayText,
  minutesText,
  numberText,
  shortDayText,
  weekdayText,
} from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { history as vi } from '../language/vi/history.ts';
import { Card } from '../parts/card.tsx';
import { FigureBox } from '../parts/figure-box.tsx';
import { Icon } from '../parts/icon.tsx';
import { Note } from '../parts/note.tsx';
import { rangeText } from '../parts/range-text.ts';
import { RowLink } from '../parts/row-link.tsx';
import { Screen } from '../parts/screen.tsx';
import { TableBox } from '../parts/table-box.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { Link } from '../router/link.tsx';
import type { Params } from '../router/match-route.ts';
import { DayBars } from './day-bars.tsx';

const texts = { vi, en };

export function HistoryScreen({ params }: { readonly params: Params }) {
  const t = useTexts(texts);
  const phone = usePhone();
  const asked = useAsked((face) => face.history());
  const days = asked.state === 'known' ? asked.value : null;
  const today = phone === null ? null : civilDay(phone.face.now());
  const wanted = params.day === undefined ? today : dayOfAddress(params.day);
  const shown = days?.find(({ day }) => day === wanted) ?? null;
  return (
    <Screen title={t.title} back={params.day === undefined ? null : '/history'}>
      {days === null || today === null ? (
        <Waiting isFailed={asked.state === 'failed'} />
      ) : days.length === 0 ? (
        <Note tone="info" icon="info">
          {t.empty}
        </Note>
      ) : (
        <>
          <DayChoice days={days} chosen={wanted ?? today} today={today} />
          {shown === null ? (
            <Note tone="info" icon="info">
              {t.outOfRange}
            </Note>
          ) : (
            <Day key={shown.day} day={shown} />
          )}
        </>
      )}
      <p class="soft small">{t.why}</p>
      <ul class="rows">
        <RowLink to="/history/totals" icon="data" title={t.toTotals} />
      </ul>
    </Screen>
  );
}

interface DayChoiceProps {
  readonly days: readonly HistoryDay[];
  readonly chosen: number;
  readonly today: number;
}

function DayChoice({ days, chosen, today }: DayChoiceProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const first = days[0]?.day ?? today;
  const last = days.at(-1)?.day ?? today;
  const arrow = (day: number, label: string, icon: 'back' | 'forward') =>
    day >= first && day <= last ? (
      <Link
        to={`/history/${dayAddress(day)}`}
        replaces
        class="button arrow"
        aria-label={`${label}: ${dayText(language, day)}`}
      >
        <Icon name={icon} />
      </Link>
    ) : (
      <span class="button arrow" aria-hidden="true" />
    );
  return (
    <div class="tight">
      <div class="day-choice">
        {arrow(chosen - 1, t.before, 'back')}
        <h2 aria-live="polite">
          {dayText(language, chosen)}
          {chosen === today && <small class="soft"> {t.today}</small>}
        </h2>
        {arrow(chosen + 1, t.after, 'forward')}
      </div>
      <nav aria-label={t.dates}>
        <ul class="calendar">
          {days.map(({ day, users }) => (
            <li key={day}>
              <Link
                to={`/history/${dayAddress(day)}`}
                replaces
                aria-current={day === chosen ? 'date' : undefined}
                class={users === null ? 'gap' : ''}
              >
                <small aria-hidden="true">{weekdayText(language, day)}</small>
                <span aria-hidden="true">{shortDayText(day).slice(0, 2)}</span>
                <span class="heard-only">
                  {dayText(language, day)}
                  {users === null && `, ${t.gap}`}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

function Day({ day }: { readonly day: HistoryDay }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const listened = t.listened(
    minutesText(language, day.scannedMinutes),
    minutesText(language, day.ofMinutes),
  );
  if (day.users === null)
    return (
      <Note tone="watch" icon="info">
        {t.notListened}
      </Note>
    );
  return (
    <>
      <p class="soft">{listened}</p>
      <section class="tight">
        <h3>{t.total}</h3>
        <dl class="figures">
          <FigureBox label={t.people} note={t.peopleNote} value={day.people} />
          <FigureBox label={t.users} value={day.users} />
        </dl>
      </section>
      <section class="tight">
        <h3>{t.close}</h3>
        <dl class="figures">
          <FigureBox label={t.users} note={t.closeUsersNote} value={day.closeUsers} />
          <FigureBox label={t.closePeople} note={t.closePeopleNote} value={null} />
        </dl>
      </section>
      <Card title={t.bandsHeading}>
        <DayBars bands={day.bands} label={t.chart(dayText(language, day.day))} />
        <p class="soft small">{t.gapLegend}</p>
        <BandTable bands={day.bands} />
      </Card>
    </>
  );
}

function BandTable({ bands }: { readonly bands: readonly HistoryBand[] }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const hour = (i: number) => `${numberText(language, i * 3)}h`;
  return (
    <TableBox label={t.bandsHeading}>
      <table>
        <caption class="heard-only">{t.bandsHeading}</caption>
        <thead>
          <tr>
            <th scope="col">{t.band}</th>
            <th scope="col">{t.people}</th>
            <th scope="col">{t.users}</th>
            <th scope="col">{t.scanned}</th>
          </tr>
        </thead>
        <tbody>
          {bands.map((band, i) => (
            <tr key={hour(i)}>
              <th scope="row">{t.bandHours(hour(i), hour(i + 1))}</th>
              {band.users === null || band.people === null ? (
                <td class="gap" colSpan={3}>
                  {band.ofMinutes === 0 ? t.notYet : t.gap}
                </td>
              ) : (
                <>
                  <td>{rangeText(language, band.people) ?? numberText(language, band.people.estimate)}</td>
                  <td>{rangeText(language, band.users) ?? numberText(language, band.users.estimate)}</td>
                  <td>{numberText(language, band.scannedMinutes / 60, 1)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
