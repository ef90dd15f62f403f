// SPDX-License-Identifier: GPL-3.0-only
import { minuteText } from '../language/format.ts';
import { useText } from '../language/use-language.ts';
import type { Town } from '../town/use-town.ts';
import type { Guide } from './guide-state.ts';

interface Props {
  readonly town: Town;
  readonly guide: Guide;
  onFollow(caseId: string): void;
  onNew(): void;
}

/** Which case is followed, where there are several or a new one is begun. */
export function CaseChoice({ town, guide, onFollow, onNew }: Props) {
  const { t, language } = useText();
  const texts = t.guide;
  const { cases } = town.state;
  if (cases.length === 0 || (cases.length === 1 && guide.case !== null)) return null;
  return (
    <label class="field guide-case">
      <span class="hidden">{texts.follow}</span>
      <select
        value={guide.case?.caseId ?? ''}
        onChange={({ currentTarget }) =>
          currentTarget.value === '' ? onNew() : onFollow(currentTarget.value)
        }
      >
        {cases.map(({ caseId, person, confirmedAt }) => (
          <option key={caseId} value={caseId}>
            {texts.followCase(town.town.people[person]?.name ?? '', minuteText(language, confirmedAt))}
          </option>
        ))}
        <option value="">{texts.followNew}</option>
      </select>
    </label>
  );
}
