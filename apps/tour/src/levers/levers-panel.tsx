// SPDX-License-Identifier: GPL-3.0-only
// Levers: what a visitor may change of a town while it lives.
import { useId } from 'preact/hooks';
import { numberText } from '../language/format.ts';
import { type Language, useText } from '../language/use-language.ts';
import { wordsOf } from '../resident/failure-note.tsx';
import type { Town } from '../town/use-town.ts';
import { type LeverId, leverBounds, listeningShare, shownValue } from './read-lever.ts';
import { type LeverHands, useLevers } from './use-levers.ts';

const groups = [
  ['people', ['adoption', 'consent']],
  ['scan', ['windowSeconds', 'periodSeconds', 'periodAfterSightingSeconds']],
  ['rules', ['latencyDays', 'toleranceIntervals']],
] as const satisfies readonly (readonly [string, readonly LeverId[]])[];

export function LeversPanel({ town }: { town: Town }) {
  const { t, language } = useText();
  const texts = t.levers;
  const hands = useLevers(town);
  const { status } = hands;
  const { alone, among } = listeningShare(town.state.levers);
  return (
    <section class="levers" aria-labelledby="levers-heading">
      <h2 id="levers-heading">{texts.heading}</h2>
      <p>{texts.lead}</p>
      <p class={`lever-status status-${status.kind}`} role="status">
        {status.kind === 'applied'
          ? texts.state.applied(texts[status.lever].label)
          : status.kind === 'refused'
            ? texts.state.refused(`${wordsOf(status, t.hostile)} (${status.code})`)
            : texts.state[status.kind]}
      </p>
      {groups.map(([group, ids]) => (
        <fieldset key={group} class="lever-group">
          <legend>{texts[group]}</legend>
          {ids.map((id) => (
            <Lever key={id} id={id} town={town} hands={hands} />
          ))}
          {group === 'scan' && (
            <p class="note duty">{texts.duty(fineShare(language, alone), fineShare(language, among))}</p>
          )}
        </fieldset>
      ))}
      <p class="note">{texts.signedNote}</p>
    </section>
  );
}

/** "2.2%": shares of a radio's time are small. */
function fineShare(language: Language, share: number): string {
  return new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: 1,
  }).format(share);
}

interface LeverProps {
  readonly id: LeverId;
  readonly town: Town;
  readonly hands: LeverHands;
}

/** A slider and a field for the same number. */
function Lever({ id, town, hands }: LeverProps) {
  const { t, language } = useText();
  const texts = t.levers;
  const fieldId = useId();
  const { least, most, step, unit } = leverBounds[id];
  const shown = hands.shown[id];
  const isWrong = hands.status.kind === 'invalid' && hands.touched === id;
  const number = (value: number): string => numberText(language, value);
  return (
    <div class="lever">
      <label for={`${fieldId}n`}>{texts[id].label}</label>
      <div class="lever-inputs">
        <input
          type="range"
          min={least}
          max={most}
          step={step}
          value={shown}
          aria-label={texts[id].label}
          aria-valuetext={texts.withUnit[unit](shown)}
          onInput={({ currentTarget }) => hands.move(id, currentTarget.value)}
        />
        <input
          id={`${fieldId}n`}
          type="number"
          min={least}
          max={most}
          inputMode="numeric"
          value={shown}
          aria-invalid={isWrong}
          aria-describedby={`${fieldId}w`}
          onInput={({ currentTarget }) => hands.move(id, currentTarget.value)}
        />
        <span class="unit">{texts.units[unit]}</span>
      </div>
      <p id={`${fieldId}w`} class="note">
        {texts[id].what} {texts.range(number(least), number(most))}{' '}
        <b>{texts.inForce(texts.withUnit[unit](number(shownValue(id, town.state.levers))))}</b>
      </p>
    </div>
  );
}
