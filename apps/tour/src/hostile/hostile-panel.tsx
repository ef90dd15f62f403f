// SPDX-License-Identifier: GPL-3.0-only
// A hostile server on demand: every trick it played, and what phones said to it.
import type { TourTrick } from '@bluezone/simulator';
import { useState } from 'preact/hooks';
import { momentText, numberText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';
import { FailureNote } from '../resident/failure-note.tsx';
import { ScrollBox } from '../scroll-box.tsx';
import type { Town } from '../town/use-town.ts';
import { tellTrick } from './tell-trick.ts';

export function HostilePanel({ town }: { town: Town }) {
  const { t, language } = useText();
  const texts = t.hostile;
  const { on, since, tricks, posts, lured } = town.state.hostile;
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ code: string; detail: string } | null>(null);
  const wasOn = on || tricks.some(({ served }) => served > 0);
  const number = (value: number): string => numberText(language, value);

  async function turn(): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    const answer = await town.client.hostile(!on);
    setBusy(false);
    setFailure(
      answer.kind === 'ok'
        ? null
        : answer.kind === 'refused'
          ? answer
          : { code: `tour.${answer.kind}`, detail: '' },
    );
  }

  return (
    <section class="hostile" aria-labelledby="hostile-heading">
      <h2 id="hostile-heading">{texts.heading}</h2>
      <p>{texts.lead}</p>
      <p class="promise">{texts.promise}</p>
      <button
        type="button"
        role="switch"
        class="switch"
        aria-checked={on}
        aria-disabled={isBusy}
        onClick={() => void turn()}
      >
        <i aria-hidden="true" />
        <span>{texts.switch}</span>
        <small>
          {on ? texts.on : texts.off}
          {on && since !== null && ` ${texts.since(momentText(language, since))}`}
        </small>
      </button>
      <FailureNote failure={failure} />
      <p class="note">{on ? texts.waitNote : wasOn ? texts.kept : texts.waitNote}</p>
      {wasOn && (
        <>
          <section aria-labelledby="posts-heading">
            <h3 id="posts-heading">{texts.postsHeading}</h3>
            <dl class="counts">
              {(['dummies', 'ownersActs', 'others'] as const).map((kind) => (
                <Count key={kind} label={texts.posts[kind]} count={number(posts[kind])} />
              ))}
            </dl>
            <p class="note">{texts.postsNote}</p>
            <h3>{texts.luredHeading}</h3>
            <dl class="counts">
              <Count
                label={texts.lured.visits}
                count={number(lured.visits)}
                tone={lured.visits === 0 ? 'good' : 'bad'}
              />
              <Count
                label={texts.lured.marked}
                count={number(lured.marked)}
                tone={lured.marked === 0 ? 'good' : 'bad'}
              />
            </dl>
            <p class={lured.visits + lured.marked === 0 ? 'relief' : 'alarm'}>
              {lured.visits + lured.marked === 0 ? texts.luredNone : texts.luredSome}
            </p>
          </section>
          <section aria-labelledby="tricks-heading">
            <h3 id="tricks-heading">{texts.tricksHeading}</h3>
            <p class="note" role="status">
              {texts.progress(tricks.filter(({ phones }) => phones > 0).length, tricks.length)}
            </p>
            <TrickTable tricks={tricks} />
          </section>
        </>
      )}
    </section>
  );
}

function Count({ label, count, tone = '' }: { label: string; count: string; tone?: string }) {
  return (
    <div class={tone}>
      <dt>{label}</dt>
      <dd>{count}</dd>
    </div>
  );
}

function TrickTable({ tricks }: { tricks: readonly TourTrick[] }) {
  const { t } = useText();
  const texts = t.hostile;
  return (
    <ScrollBox class="tricks" label={texts.tricksTable}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.trick}</th>
            <th scope="col" class="number">
              {texts.served}
            </th>
            <th scope="col" class="number">
              {texts.phones}
            </th>
            <th scope="col">{texts.answers}</th>
          </tr>
        </thead>
        {tricks.map((trick) => (
          <TrickRows key={trick.id} trick={trick} />
        ))}
      </table>
    </ScrollBox>
  );
}

/** A trick in two rows: the figures, and below them in full width what it is and what it looks like. */
function TrickRows({ trick }: { trick: TourTrick }) {
  const { t, language } = useText();
  const texts = t.hostile;
  const number = (value: number): string => numberText(language, value);
  const { name, what, answers } = tellTrick(trick, t);
  return (
    <tbody class={trick.phones > 0 ? 'met' : undefined}>
      <tr>
        <th scope="row" class="trick-name">
          {name}
          <code class="trick-code">{trick.id}</code>
        </th>
        <td class="number">{trick.served === 0 ? '–' : number(trick.served)}</td>
        <td class="number">{trick.phones === 0 ? '–' : number(trick.phones)}</td>
        <td>
          {answers.length === 0 ? (
            <small>{trick.served === 0 ? texts.notYet : texts.nobodyYet}</small>
          ) : (
            <ul>
              {answers.map(({ words, code, phones }) => (
                <li key={code}>
                  <b>{texts.phonesSaid(number(phones))}:</b> {words}
                  <code class="trick-code">{code}</code>
                </li>
              ))}
            </ul>
          )}
        </td>
      </tr>
      <tr>
        <td colSpan={4} class="trick-more">
          <small>{what}</small>
          {trick.sample !== null && (
            <details>
              <summary>
                {texts.sample}
                <span class="hidden">: {name}</span>
              </summary>
              <ScrollBox class="sample" label={texts.sampleOf(name)}>
                <pre>{trick.sample}</pre>
              </ScrollBox>
            </details>
          )}
        </td>
      </tr>
    </tbody>
  );
}
