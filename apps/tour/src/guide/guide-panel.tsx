// SPDX-License-Identifier: GPL-3.0-only
// The guided tour: what just happened, what comes next, and one button that makes it happen.
import type { TourHeard, TourResident } from '@bluezone/simulator';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { digitsText } from '../feed/tell-entry.ts';
import { hourOf, numberText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';
import { FailureNote, wordsOf } from '../resident/failure-note.tsx';
import { useAct } from '../resident/use-act.ts';
import { useAsked } from '../resident/use-asked.ts';
import type { Town } from '../town/use-town.ts';
import { CaseChoice } from './case-choice.tsx';
import { ChoosePerson } from './choose-person.tsx';
import { ClaimChoice } from './claim-choice.tsx';
import { CodeTicket, readDigits } from './code-ticket.tsx';
import { GuideRail } from './guide-rail.tsx';
import { type Guide, type GuideFocus, guideState, waitingStages } from './guide-state.ts';
import { Lit } from './lit.tsx';
import { ReportChoice } from './report-choice.tsx';
import { suggestPeople } from './suggest-people.ts';
import { tellGuide } from './tell-guide.ts';
import { TruthBox } from './truth-box.tsx';
import { useClaimConsent } from './use-claim-consent.ts';
import { useClaimOrder } from './use-claim-order.ts';
import { useHurry } from './use-hurry.ts';
import { useReportConsent } from './use-report-consent.ts';
import { withdrawReport } from './withdraw-report.ts';

const nobody: readonly number[] = [];
/** Where a stage may be skipped towards the withdrawal. */
const canHasten: ReadonlySet<Guide['stage']> = new Set(['publish', 'match', 'claim', 'spread']);
/** An act is taken over by the town's state with the next look; until then its button stays as it is. */
const settleMilliseconds = 4000;

const askHeardMilliseconds = 15_000;
/** Digits of a file's hash; all of it stands among the events. */
const shownHash = 16;

interface Primary {
  readonly label: string;
  readonly isReady: boolean;
  run(): Promise<unknown> | undefined;
}

export function GuidePanel({ town }: { town: Town }) {
  const { t, language } = useText();
  const texts = t.guide;
  const { people, cases, feed, clock } = town.state;
  const [focus, setFocus] = useState<Omit<GuideFocus, 'chosen'>>({});
  const { chosen } = town;
  const guide = useMemo(
    () => guideState({ people, cases, feed, clock }, { ...focus, chosen }),
    [people, cases, feed, clock, focus, chosen],
  );
  const { stage, person } = guide;
  const nameOf = (index: number | null): string =>
    index === null ? '' : (town.town.people[index]?.name ?? '');
  const name = nameOf(person);
  const told = tellGuide(guide, town.town, hourOf(clock), t, language);

  const acting = useAct(town);
  const report = useReportConsent(town, stage === 'consent' ? person : null, acting);
  const claimants = useClaimOrder(town, person, stage === 'claim' ? guide.unasked : nobody);
  const claim = useClaimConsent(town, claimants, acting);
  // What was taken back has nobody left to be warned of it.
  const isPublic = stage !== 'undo' && stage !== 'over';
  const isWaiting = waitingStages.has(stage) || (stage === 'claim' && claim.noneCan);
  const stageKey = `${guide.case?.caseId ?? 'new'} ${stage}`;
  const hurry = useHurry(town, isWaiting ? stageKey : null);
  const [settling, setSettling] = useState<string | null>(null);
  const isBusy = acting.isBusy || settling === stageKey;
  const [typed, setTyped] = useState<string | null>(null);
  const shownDigits = typed ?? digitsText(guide.case?.digits ?? '');

  const isRecording = town.town.kind === 'recording';
  const [picked, setPicked] = useState<number | null>(null);
  // Who is met by many is not known at once: phones tell of the last minutes only.
  const heard = useAsked<TourHeard>(
    isRecording && stage === 'choose' && picked === null ? 'heard' : null,
    () => town.client.heard(town.town.people.slice(0, 400).map(({ index }) => index)),
    askHeardMilliseconds,
  );
  const suggestions = useMemo(
    () => (stage === 'choose' ? suggestPeople(town.town, people, heard.value) : []),
    [stage, town.town, people, heard.value],
  );
  const suggested = suggestions.find((each) => each.person === picked) ?? suggestions[0];

  const card = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasInside = useRef(false);
  // What is agreed to must be seen before it is: there the button stands below it and not above everything.
  const isLong = stage === 'consent' || stage === 'claim';
  const { forget } = acting;
  useEffect(() => {
    setTyped(null);
    setSettling(null);
    forget();
    const { activeElement } = document;
    // What had the focus may have gone with the stage before, or lie below what is to be read first.
    const isLost = activeElement === document.body || (isLong && activeElement === button.current);
    if (wasInside.current && isLost) heading.current?.focus({ preventScroll: true });
    showFromTheTop(card.current, wasInside.current);
  }, [stageKey, isLong, forget]);

  async function settled(done: Promise<boolean>): Promise<void> {
    if (!(await done)) return;
    setSettling(stageKey);
    setTimeout(() => setSettling((now) => (now === stageKey ? null : now)), settleMilliseconds);
  }

  function startNew(): void {
    setFocus({ caseId: null });
    town.choose(null);
  }

  function askSomebodyElse(): void {
    const { claimant } = guide;
    if (claimant === null) return;
    setFocus((before) => ({ ...before, besides: new Set([...(before.besides ?? []), claimant.index]) }));
  }

  function primary(): Primary | null {
    switch (stage) {
      case 'choose':
        if (suggested === undefined) return null;
        return {
          label: texts.choose.button(nameOf(suggested.person)),
          isReady: true,
          run: () => void town.choose(suggested.person),
        };
      case 'confirm':
        return {
          label: texts.confirm.button(name),
          isReady: true,
          run: () =>
            settled(
              acting.act({ act: 'confirm', person: person ?? 0 }).then((answer) => {
                // From now on the newest case is this one.
                if (answer.ok) setFocus({});
                return answer.ok;
              }),
            ),
        };
      case 'redeem': {
        const digits = readDigits(shownDigits);
        return {
          label: texts.redeem.button(name),
          isReady: digits !== null,
          run: () =>
            settled(
              acting.act({ act: 'redeem', person: person ?? 0, digits: digits ?? '' }).then(({ ok }) => ok),
            ),
        };
      }
      case 'consent':
        return {
          label: texts.consent.button(name),
          isReady: report.days.size > 0,
          run: () => settled(report.share()),
        };
      case 'withdraw':
        return {
          label: texts.withdraw.button(name),
          isReady: true,
          run: () => settled(withdrawReport(town, person ?? 0, acting)),
        };
      case 'over':
      case 'refused':
        return { label: texts.another, isReady: true, run: () => void startNew() };
      case 'claim':
        if (!claim.noneCan || claim.canShare)
          return {
            label: texts.claim.button(nameOf(claim.person ?? claimants[0] ?? guide.unasked[0] ?? null)),
            isReady: claim.canShare,
            run: () => settled(claim.share()),
          };
    }
    return hurry.pace === null
      ? {
          label: texts.faster,
          isReady: true,
          run: () => void hurry.start(stage === 'claim' || stage === 'spread' ? 600 : 60),
        }
      : { label: texts.normalPace, isReady: true, run: () => void hurry.stop() };
  }

  const main = primary();
  return (
    <div
      class="guide-card card"
      ref={card}
      onFocusCapture={() => {
        wasInside.current = true;
      }}
      onBlurCapture={({ relatedTarget }) => {
        // Without a next place the focus was lost, not taken elsewhere.
        if (relatedTarget instanceof Node && !card.current?.contains(relatedTarget))
          wasInside.current = false;
      }}
    >
      <h2>{texts.heading}</h2>
      <GuideRail stage={stage} />
      <CaseChoice town={town} guide={guide} onFollow={(caseId) => setFocus({ caseId })} onNew={startNew} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy && main?.isReady) void main.run();
        }}
      >
        <div class={`guide-happened ${stage === 'refused' ? 'bad' : ''}`} aria-live="polite">
          <p class="eyebrow">{texts.happened}</p>
          {told.happened.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {stage === 'match' && guide.facts.published !== null && (
            <p class="note">
              {texts.match.hash}:{' '}
              <code title={guide.facts.published.hash}>
                {guide.facts.published.hash.slice(0, shownHash)}…
              </code>
            </p>
          )}
          {stage === 'refused' && <WhyRefused town={town} person={person ?? 0} />}
          {stage !== 'over' && <Lit town={town} guide={guide} />}
        </div>
        <div class="guide-next">
          <p class="eyebrow">{isWaiting ? texts.awaited : texts.next}</p>
          <h3 ref={heading} tabIndex={-1}>
            {stage === 'over' || stage === 'refused' ? texts.another : texts.steps[stage]}
          </h3>
          {told.next.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {stage === 'choose' && (
            <ChoosePerson
              town={town}
              suggestions={suggestions}
              picked={suggested?.person ?? null}
              onPick={setPicked}
            />
          )}
          {stage === 'redeem' && (
            <CodeTicket name={name} digits={guide.case?.digits ?? ''} typed={shownDigits} onType={setTyped} />
          )}
          {stage === 'consent' && (
            <ReportChoice name={name} consent={report} today={Math.floor(town.state.clock / 86_400)} />
          )}
          {stage === 'claim' && <ClaimChoice town={town} consent={claim} people={claimants} />}
        </div>
        <FailureNote failure={acting.failure} />
        <div class={`actions ${isLong ? '' : 'stuck'}`}>
          {main !== null && (
            <button
              id="guide-primary"
              type="submit"
              class="primary"
              ref={button}
              aria-disabled={isBusy || !main.isReady}
            >
              {isBusy ? texts.busy : main.label}
            </button>
          )}
          {hurry.pace !== null && (
            <p class="note" role="status">
              {texts.fastNow(numberText(language, hurry.pace))}
            </p>
          )}
          {stage === 'confirm' && (
            <button type="button" class="quiet" onClick={() => town.choose(null)}>
              {texts.confirm.other}
            </button>
          )}
          {stage === 'spread' && guide.claimant?.claim !== 'queued' && guide.unasked.length > 0 && (
            <button type="button" class="quiet" onClick={askSomebodyElse}>
              {texts.spread.somebodyElse}
            </button>
          )}
          {stage === 'over' &&
            (['knows', 'hostile'] as const).map((panel) => (
              <button key={panel} type="button" class="quiet" onClick={() => town.openPanel(panel)}>
                {texts.over.look[panel]}
              </button>
            ))}
          {canHasten.has(stage) && (
            <button
              type="button"
              class="quiet"
              onClick={() => setFocus((before) => ({ ...before, hastened: guide.case?.caseId ?? null }))}
            >
              {texts.hasten}
            </button>
          )}
        </div>
      </form>
      {person !== null && guide.case?.leftAt != null && isPublic && (
        <TruthBox key={`F1 ${person}`} town={town} person={person} degree="F1" />
      )}
      {guide.claimant !== null && isPublic && (
        <TruthBox key={`F2 ${guide.claimant.index}`} town={town} person={guide.claimant.index} degree="F2" />
      )}
      {guide.case !== null && stage !== 'over' && stage !== 'refused' && (
        <button type="button" class="quiet another" onClick={startNew}>
          {texts.another}
        </button>
      )}
    </div>
  );
}

/** A stage is read from its beginning: the card scrolls by itself where there is room beside it, else with the page. */
function showFromTheTop(card: HTMLElement | null, isFollowed: boolean): void {
  if (card === null) return;
  if (card.scrollTop > 0) card.scrollTo({ top: 0 });
  else if (isFollowed && card.getBoundingClientRect().top < 0) card.scrollIntoView({ block: 'start' });
}

/** Why the server did not take a report, as the phone was told. */
function WhyRefused({ town, person }: { town: Town; person: number }) {
  const { t } = useText();
  const asked = useAsked<TourResident>(`refused ${person}`, () => town.client.resident(person));
  const code = asked.value?.shares.findLast(({ kind }) => kind === 'report')?.code ?? null;
  if (code === null) return null;
  return <p>{t.guide.refused.why(wordsOf({ code, detail: '' }, t.hostile), code)}</p>;
}
