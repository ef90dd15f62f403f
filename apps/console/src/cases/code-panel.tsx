// SPDX-License-Identifier: GPL-3.0-only
// The code of a case, as it is told on the telephone: digits to read aloud, what is left of its time, a QR code, a text message.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { cases as en } from '../language/en/cases.ts';
import { dayOf, dayText, phoneText, timeText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { cases as vi } from '../language/vi/cases.ts';
import { announce, notify } from '../parts/announce.tsx';
import { Button } from '../parts/button.tsx';
import { CodeShown, TimeLeft } from '../parts/code-shown.tsx';
import { AskDialog } from '../parts/dialog.tsx';
import { Tag } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { QrImage } from '../parts/qr-image.tsx';
import { Panel } from '../parts/screen.tsx';
import { codeTones } from './case-tones.ts';
import type { CaseRecord } from './case-words.ts';
import { hideCode, issueCode, useIssuedCode } from './issued-codes.ts';

const texts = { vi, en };

interface CodePanelProps {
  readonly record: CaseRecord;
  /** Saves what is typed first: the message goes to the number of the record. */
  readonly onBefore: () => Promise<boolean>;
}

export function CodePanel({ record, onBefore }: CodePanelProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const queries = useQueryClient();
  const id = record.caseId;
  const code = useIssuedCode(id);
  const [isAsking, setAsking] = useState(false);
  const [hasQr, setQr] = useState(false);
  const refresh = () => {
    for (const queryKey of [['case', id], ['events', id], ['cases']])
      void queries.invalidateQueries({ queryKey });
  };
  const issue = useMutation({
    mutationFn: async (isReissue: boolean) => {
      await onBefore();
      return issueCode(id, isReissue);
    },
    onSuccess: () => announce(t.issuedNow),
    onSettled: () => {
      setAsking(false);
      queries.removeQueries({ queryKey: ['code-problem', id] });
      refresh();
    },
  });
  const send = useMutation({
    mutationFn: async (digits: string) => {
      await onBefore();
      await ask(() =>
        desk.POST('/v1/cases/{id}/code/message', {
          params: { path: { id } },
          body: { digits, language: 'vi' },
        }),
      );
    },
    onSuccess: () => {
      notify(t.smsSent);
      refresh();
    },
  });
  const earlier = queries.getQueryData(['code-problem', id]);
  const isShown = code !== null && record.code !== 'redeemed';
  const mayIssue = record.code === 'none' || record.code === 'expired' || record.code === 'void';
  const expires = code?.expires ?? record.codeExpires;
  return (
    <Panel title={t.code} acts={<Tag tone={codeTones[record.code]}>{t.codeStates[record.code]}</Tag>}>
      <div className="stack code-panel">
        {isShown && (
          <>
            <CodeShown digits={code.digits} label={t.code} />
            <p className="code-script small">{t.readAloudScript}</p>
          </>
        )}
        {!isShown && <p className="soft">{told(t, record.code)}</p>}
        {(isShown || record.code === 'issued') && expires !== null && (
          <div className="spread">
            <span>
              {t.goodUntil}{' '}
              <span className="number">{`${timeText(language, expires)} ${dayText(dayOf(expires))}`}</span>
            </span>
            <TimeLeft until={expires} />
          </div>
        )}
        {record.codeIssuedDay !== null && !isShown && (
          <p className="soft small">{`${t.issuedDay} ${dayText(record.codeIssuedDay)}`}</p>
        )}
        <ProblemNote error={issue.error ?? send.error ?? earlier ?? null} />
        <div className="buttons">
          {mayIssue && !isShown && (
            <Button
              weight="main"
              icon="key"
              shortcut="c"
              isBusy={issue.isPending}
              onPress={() => issue.mutate(false)}
            >
              {t.issue}
            </Button>
          )}
          {isShown && (
            <>
              <Button
                icon="message"
                shortcut="m"
                isBusy={send.isPending}
                onPress={() => send.mutate(code.digits)}
              >
                {t.sendSms}
              </Button>
              <Button shortcut="q" isExpanded={hasQr} onPress={() => setQr(!hasQr)}>
                {hasQr ? t.qrHide : t.qrShow}
              </Button>
            </>
          )}
          {(isShown || record.code === 'issued') && (
            <Button icon="key" shortcut="r" onPress={() => setAsking(true)}>
              {t.reissue}
            </Button>
          )}
          {isShown && (
            <Button weight="quiet" onPress={() => hideCode(id)}>
              {t.codeGone}
            </Button>
          )}
        </div>
        {isShown && <p className="soft small">{t.smsTo(phoneText(record.phoneNumber))}</p>}
        {isShown && hasQr && <QrImage text={code.link} label={t.qr} />}
      </div>
      <AskDialog
        title={t.reissueAsk}
        isOpen={isAsking}
        agree={t.reissue}
        isBusy={issue.isPending}
        onAgree={() => issue.mutate(true)}
        onClose={() => setAsking(false)}
      >
        <p>{t.reissueWhat}</p>
      </AskDialog>
    </Panel>
  );
}

function told(t: typeof vi, state: CaseRecord['code']): string {
  const words = {
    none: t.issueNone,
    issued: t.issueNotShown,
    redeemed: t.issueRedeemed,
    expired: t.issueExpired,
    void: t.issueVoid,
  };
  return words[state];
}
