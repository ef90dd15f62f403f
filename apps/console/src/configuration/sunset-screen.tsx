// SPDX-License-Identifier: GPL-3.0-only
// The day from which phones stop and erase everything, as a proposal like any other.
import { useState } from 'react';
import { configuration as en } from '../language/en/configuration.ts';
import { useTexts } from '../language/use-language.ts';
import { configuration as vi } from '../language/vi/configuration.ts';
import { Button } from '../parts/button.tsx';
import { DayField } from '../parts/day-field.tsx';
import { Note } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Panel } from '../parts/screen.tsx';
import { DifferenceTable } from './difference-table.tsx';
import type { Directives } from './parameters.ts';
import { ProposalScreen } from './proposal-screen.tsx';
import { ReasonField } from './reason-field.tsx';
import { usePropose } from './use-directives.ts';

const texts = { vi, en };
/** Days ahead for which a last day makes sense. */
const ahead = 10 * 366;

export function SunsetScreen() {
  return (
    <ProposalScreen kind="sunset">
      {(inForce) => <SunsetForm key={inForce?.version ?? 0} inForce={inForce} />}
    </ProposalScreen>
  );
}

function SunsetForm({ inForce }: { readonly inForce: Directives['inForce'] }) {
  const t = useTexts(texts);
  const [day, setDay] = useState<string | null>(inForce?.sunsetDay ?? null);
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const propose = usePropose(t.sent);
  const isChanged = day !== (inForce?.sunsetDay ?? null);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (isChanged && reason.trim() !== '')
          propose.mutate({ kind: 'sunset', reason: reason.trim(), sunsetDay: day });
      }}
    >
      <Panel>
        <Note tone="watch">{t.sunsetWhat}</Note>
        <DayField label={t.sunset} value={day} onValue={setDay} ahead={ahead} />
        <DifferenceTable directive={{ kind: 'sunset', sunsetDay: day }} inForce={inForce} />
        <ReasonField value={reason} onValue={setReason} isAsked={isAsked} />
        <ProblemNote error={propose.error} />
        <div className="buttons">
          <Button submits weight="main" isBusy={propose.isPending} isOff={!isChanged}>
            {t.send}
          </Button>
        </div>
      </Panel>
    </form>
  );
}
