// SPDX-License-Identifier: GPL-3.0-only
import { useState } from 'react';
import { configuration as en } from '../language/en/configuration.ts';
import { dayText, numberText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { configuration as vi } from '../language/vi/configuration.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Tag, type Tone } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Panel } from '../parts/screen.tsx';
import { may } from '../session/person.ts';
import { usePerson } from '../session/use-session.ts';
import { DifferenceTable } from './difference-table.tsx';
import type { Directive, Directives } from './parameters.ts';
import { ReasonField } from './reason-field.tsx';
import { numberInForce, useRollback } from './use-directives.ts';

const texts = { vi, en };
const tones: Readonly<Record<Directive['state'], Tone>> = {
  open: 'watch',
  approved: 'calm',
  rejected: 'wrong',
  withdrawn: 'plain',
};

export function HistoryPanel({ directives }: { readonly directives: Directives }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const person = usePerson();
  const [back, setBack] = useState<Directive | null>(null);
  const { history } = directives;
  if (history.length === 0)
    return (
      <Panel title={t.history}>
        <p className="soft">{t.historyNone}</p>
      </Panel>
    );
  const canGoBack = (each: Directive) =>
    each.number !== null &&
    each.number < numberInForce(directives, each.kind) &&
    may(person, 'directive.propose');
  return (
    <Panel title={t.history}>
      <ol className="decided">
        {history.map((each) => (
          <li key={each.id}>
            <div className="line">
              <Tag tone={tones[each.state]}>{t.states[each.state]}</Tag>
              <strong>{t.kinds[each.kind]}</strong>
              {each.number !== null && (
                <span className="soft number">{t.number(numberText(language, each.number))}</span>
              )}
              {each.decidedBy !== null && (
                <span className="soft">{t.decidedBy(each.decidedBy, dayText(each.decidedDay))}</span>
              )}
              {canGoBack(each) && (
                <Button weight="quiet" onPress={() => setBack(each)}>
                  {t.rollback}
                </Button>
              )}
            </div>
            <p>
              <span className="soft">{t.proposedBy(each.proposedBy, dayText(each.proposedDay))}: </span>
              {each.reason}
            </p>
            {each.decision !== '' && <p className="soft">{each.decision}</p>}
          </li>
        ))}
      </ol>
      <Dialog title={t.rollback} isOpen={back !== null} onClose={() => setBack(null)} isWide>
        {back !== null && (
          <RollbackForm directive={back} inForce={directives.inForce} onDone={() => setBack(null)} />
        )}
      </Dialog>
    </Panel>
  );
}

interface RollbackFormProps {
  readonly directive: Directive;
  readonly inForce: Directives['inForce'];
  readonly onDone: () => void;
}

function RollbackForm({ directive, inForce, onDone }: RollbackFormProps) {
  const t = useTexts(texts);
  const shared = useShared();
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const rollback = useRollback(t.sent);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (reason.trim() !== '' && directive.number !== null)
          rollback.mutate({ number: directive.number, reason: reason.trim() }, { onSuccess: onDone });
      }}
    >
      <DifferenceTable directive={directive} inForce={inForce} />
      <ReasonField value={reason} onValue={setReason} isAsked={isAsked} autoFocus />
      <ProblemNote error={rollback.error} />
      <div className="buttons end">
        <Button onPress={onDone}>{shared.cancel}</Button>
        <Button submits weight="main" isBusy={rollback.isPending}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}
