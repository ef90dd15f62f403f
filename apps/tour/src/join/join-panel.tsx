// SPDX-License-Identifier: GPL-3.0-only
// The visitor joins as a resident: this browser becomes a phone of the town, with the real engine in it.
import type { TourResident } from '@bluezone/simulator';
import { dayText, minuteText, numberText, percentText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';
import { FailureNote } from '../resident/failure-note.tsx';
import { HomeCard } from '../resident/home-card.tsx';
import { PersonLink } from '../resident/person-link.tsx';
import { WarningList } from '../resident/warning-list.tsx';
import type { Town } from '../town/use-town.ts';
import { historyDays, type JoinSession, type JoinView } from './join-view.ts';
import { someoneNear } from './someone-near.ts';
import { useJoin } from './use-join.ts';

export function JoinPanel({ town }: { town: Town }) {
  const { t } = useText();
  const texts = t.join;
  const { session, view } = useJoin(town.town);
  const { guest } = town.town;
  if (guest === null)
    return (
      <section class="join" aria-labelledby="join-heading">
        <h2 id="join-heading">{texts.heading}</h2>
        <p>{texts.nobody}</p>
      </section>
    );
  return (
    <section class="join" aria-labelledby="join-heading">
      <header>
        <h2 id="join-heading">{texts.heading}</h2>
        <p>
          {texts.lead} <PersonLink town={town} person={guest} />
        </p>
      </header>
      <p class={`join-status join-${stateOf(view)}`} role="status">
        {tellState(view, texts)}
      </p>
      <FailureNote failure={view.failure} />
      {session !== null && view.phase === 'in' && (
        <Stay town={town} guest={guest} session={session} view={view} />
      )}
      {session !== null && <Doors session={session} view={view} />}
      <details class="join-about">
        <summary>{texts.aboutHeading}</summary>
        <ul>
          {texts.about.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

type Texts = ReturnType<typeof useText>['t']['join'];

function stateOf({ phase, isConnected }: JoinView): 'out' | 'waiting' | 'in' {
  if (phase === 'out') return 'out';
  return phase === 'in' && isConnected ? 'in' : 'waiting';
}

function tellState(view: JoinView, texts: Texts): string {
  const { phase, ended, isConnected, isForgetful, notice } = view;
  if (phase === 'joining') return texts.joining;
  if (phase === 'out') return ended === null ? texts.out : texts.ended[ended];
  if (!isConnected) return texts.broken;
  const told = notice === null ? '' : ` ${texts.notice[notice.kind]}`;
  return `${isForgetful ? texts.inForgetful : texts.in}${told}`;
}

/** Coming and going. */
function Doors({ session, view }: { session: JoinSession; view: JoinView }) {
  const { t } = useText();
  const texts = t.join;
  if (view.phase !== 'out')
    return (
      <div class="act-row">
        <button type="button" aria-describedby="leave-note" onClick={() => session.leave()}>
          {texts.leave}
        </button>
        <p id="leave-note" class="note">
          {texts.leaveNote}
        </p>
      </div>
    );
  return (
    <>
      <button type="button" class="primary" onClick={() => session.join()}>
        {view.hasPhone ? texts.joinAgain : texts.join}
      </button>
      {view.hasPhone && (
        <div class="act-row">
          <button type="button" aria-describedby="erase-note" onClick={() => session.erase()}>
            {texts.erase}
          </button>
          <p id="erase-note" class="note">
            {texts.eraseNote}
          </p>
        </div>
      )}
    </>
  );
}

/** What the visitor's phone says of itself. */
function Stay({
  town,
  guest,
  session,
  view,
}: {
  town: Town;
  guest: number;
  session: JoinSession;
  view: JoinView;
}) {
  const { t, language } = useText();
  const texts = t.join;
  const resident = residentOf(town, guest, view);
  if (resident === null) return <p class="note">{texts.starting}</p>;
  return (
    <>
      <HomeCard resident={resident} />
      <Message message={view.message} />
      <dl class="join-figures">
        <dt>{texts.scans}</dt>
        <dd>{numberText(language, view.scans)}</dd>
        {view.latestScan !== null && (
          <>
            <dt>{texts.latestScan}</dt>
            <dd>
              {texts.heardIn(
                minuteText(language, view.latestScan.second),
                view.latestScan.heard,
                view.latestScan.others,
              )}
            </dd>
          </>
        )}
      </dl>
      {view.latestScan === null && (
        <p class="note">{texts.firstScan(Math.ceil(town.state.levers.periodSeconds / 60))}</p>
      )}
      <Past session={session} view={view} />
      {resident.state.exposure === 'none' && <TryOut town={town} guest={guest} />}
      <section aria-labelledby="join-warnings">
        <h3 id="join-warnings">{t.resident.warningsHeading}</h3>
        <WarningList alerts={resident.alerts} />
      </section>
    </>
  );
}

/** The message with the code, as it came. */
function Message({ message }: { message: string | null }) {
  const { t } = useText();
  const texts = t.join;
  if (message === null) return null;
  return (
    <figure class="join-message">
      <blockquote>{message}</blockquote>
      <figcaption class="note">
        {texts.message}{' '}
        <a href="/development/inbox" target="_blank" rel="noreferrer">
          {texts.inbox}
        </a>
      </figcaption>
    </figure>
  );
}

/** Somebody whose case would make the visitor's phone warn. */
function TryOut({ town, guest }: { town: Town; guest: number }) {
  const { t } = useText();
  const texts = t.join;
  const found = someoneNear(town, guest);
  if (found === null) return null;
  const name = town.town.people[found.person]?.name ?? '';
  return (
    <section class="join-try" aria-labelledby="join-try-heading">
      <h3 id="join-try-heading">{texts.tryHeading}</h3>
      <p class="note">{texts.tryOut[found.how](name)}</p>
      <button
        type="button"
        onClick={() => {
          town.choose(found.person);
          town.openPanel('resident');
        }}
      >
        {texts.tryButton(name)}
      </button>
    </section>
  );
}

/** The days before the visitor came. */
function Past({ session, view }: { session: JoinSession; view: JoinView }) {
  const { t, language } = useText();
  const texts = t.join;
  const { history, knowsPast, isConnected } = view;
  const isRunning = history?.state === 'running';
  const canAsk = !isRunning && !knowsPast && isConnected;
  const share = history === null ? 0 : shareOf(history);
  const words = isRunning
    ? texts.pastRunning(percentText(language, share), minuteText(language, history.until))
    : knowsPast
      ? history === null
        ? texts.pastKnown
        : texts.pastDone(dayText(Math.floor(history.from / 86_400)), minuteText(language, history.to))
      : history?.state === 'failed'
        ? texts.pastFailed
        : texts.pastNote;
  return (
    <section class="join-past" aria-labelledby="join-past-heading">
      <h3 id="join-past-heading">{texts.pastHeading}</h3>
      <button
        type="button"
        aria-disabled={!canAsk}
        aria-describedby="past-words"
        onClick={() => {
          if (canAsk) session.recall();
        }}
      >
        {texts.ask(historyDays)}
      </button>
      {isRunning && <progress value={share} max={1} aria-label={texts.pastHeading} />}
      <p id="past-words" class="note">
        {words}
      </p>
    </section>
  );
}

function shareOf({ from, to, until }: { from: number; to: number; until: number }): number {
  return to === from ? 1 : (until - from) / (to - from);
}

/** The phone's own words in the form in which every phone's home is shown. */
function residentOf(town: Town, guest: number, { figures, isConnected }: JoinView): TourResident | null {
  const state = town.state.people[guest];
  if (figures === null || state === undefined) return null;
  const { exposure, isRegistered: _, protection, ...status } = figures.status;
  return {
    ...status,
    person: guest,
    state: { ...state, exposure, phone: 'on' },
    protection: isConnected ? protection : 'off',
    alerts: figures.alerts,
    history: [],
    shares: [],
    place: null,
  };
}
