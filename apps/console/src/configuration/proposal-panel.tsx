// SPDX-License-Identifier: GPL-3.0-only
// One open proposal: what it changes, what that would do, and the decision of somebody else.
import { useState } from 'react';
import { configuration as en } from '../language/en/configuration.ts';
import { dayText } from '../language/format.ts';
import { useTexts } from '../language/use-language.ts';
import { configuration as vi } from '../language/vi/configuration.ts';
import { Button } from '../parts/button.tsx';
import { AskDialog } from '../parts/dialog.tsx';
import { Note, Tag } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { TextField } from '../parts/text-field.tsx';
import { may } from '../session/person.ts';
import { usePerson } from '../session/use-session.ts';
import { DifferenceTable } from './difference-table.tsx';
import type { Directive, Directives } from './parameters.ts';
import { PreviewPanel } from './preview-panel.tsx';
import { type Decision, numberInForce, useDecide } from './use-directives.ts';

const texts = { vi, en };

interface ProposalPanelProps {
  readonly directive: Directive;
  readonly directives: Directives;
}

export function ProposalPanel({ directive, directives }: ProposalPanelProps) {
  const t = useTexts(texts);
  const person = usePerson();
  const [how, setHow] = useState<Decision | null>(null);
  const [remark, setRemark] = useState('');
  const decide = useDecide(t.decided);
  const isOwn = directive.proposedBy === person.username;
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t.kinds[directive.kind]}</h2>
        <Tag tone="watch">{t.states.open}</Tag>
      </div>
      <div className="panel-body">
        <p>
          <span className="soft">{t.proposedBy(directive.proposedBy, dayText(directive.proposedDay))}: </span>
          {directive.reason}
        </p>
        {directive.base !== numberInForce(directives, directive.kind) && (
          <Note tone="watch">{t.outdated}</Note>
        )}
        <DifferenceTable directive={directive} inForce={directives.inForce} />
        {directive.configuration !== undefined && may(person, 'directive.propose') && (
          <PreviewPanel configuration={directive.configuration} />
        )}
        {isOwn && <p className="soft">{t.ownProposal}</p>}
        <ProblemNote error={decide.error} />
        <div className="buttons">
          {!isOwn && may(person, 'directive.decide') && (
            <>
              <Button weight="main" icon="check" onPress={() => setHow('approve')}>
                {t.approve}
              </Button>
              <Button weight="grave" onPress={() => setHow('reject')}>
                {t.reject}
              </Button>
            </>
          )}
          {isOwn && <Button onPress={() => setHow('withdraw')}>{t.withdraw}</Button>}
        </div>
      </div>
      <AskDialog
        title={how === null ? '' : t.decide[how]}
        agree={how === null ? '' : t[how]}
        isOpen={how !== null}
        isGrave={how !== 'approve'}
        isBusy={decide.isPending}
        onClose={() => setHow(null)}
        onAgree={() => {
          if (how === null) return;
          const { id, version } = directive;
          decide.mutate({ id, version, how, reason: remark.trim() }, { onSettled: () => setHow(null) });
        }}
      >
        {how === 'approve' && <p>{t.approveWhat}</p>}
        <TextField label={t.remark} value={remark} onValue={setRemark} maxLength={1000} isLong />
      </AskDialog>
    </section>
  );
}
