// SPDX-License-Identifier: GPL-3.0-only
// User name and password, then the second factor; at the first time also one's own password and the enrolment of an authenticator
// app, after which the recovery codes are shown once.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, desk } from '../desk/desk.ts';
import { signIn as en } from '../language/en/sign-in.ts';
import { useTexts } from '../language/use-language.ts';
import { signIn as vi } from '../language/vi/sign-in.ts';
import { Button } from '../parts/button.tsx';
import { Note } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { QrImage } from '../parts/qr-image.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { Person } from '../session/person.ts';
import { RecoveryCodes } from './recovery-codes.tsx';

const texts = { vi, en };

interface Stage {
  readonly stage: 'second-factor' | 'enrol';
  readonly ticket: string;
  readonly mustSetPassword: boolean;
  readonly secret?: string;
  readonly uri?: string;
}

interface SignInFormProps {
  /** Of whose work is on the screen; fills the field. */
  readonly username?: string;
  readonly onSignedIn: (person: Person) => void;
}

export function SignInForm({ username: known = '', onSignedIn }: SignInFormProps) {
  const [stage, setStage] = useState<Stage | null>(null);
  const [enrolled, setEnrolled] = useState<{ person: Person; codes: readonly string[] } | null>(null);
  if (enrolled !== null)
    return <RecoveryCodes codes={enrolled.codes} onKept={() => onSignedIn(enrolled.person)} />;
  if (stage === null) return <FirstStage username={known} onStage={setStage} />;
  return (
    <SecondStage
      stage={stage}
      onBack={() => setStage(null)}
      onSignedIn={(person, codes) => (codes.length > 0 ? setEnrolled({ person, codes }) : onSignedIn(person))}
    />
  );
}

interface FirstStageProps {
  readonly username: string;
  readonly onStage: (stage: Stage) => void;
}

function FirstStage({ username: known, onStage }: FirstStageProps) {
  const t = useTexts(texts);
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const logIn = useMutation({
    mutationFn: () =>
      answerOf(desk.POST('/v1/staff/login', { body: { username: username.trim(), password } })),
    onSuccess: onStage,
    onError: () => setPassword(''),
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (username.trim() !== '' && password !== '' && !logIn.isPending) logIn.mutate();
      }}
    >
      <TextField
        label={t.username}
        value={username}
        onValue={setUsername}
        autoComplete="username"
        autoFocus={known === ''}
        maxLength={80}
        isNeeded
      />
      <TextField
        label={t.password}
        type="password"
        value={password}
        onValue={setPassword}
        autoComplete="current-password"
        autoFocus={known !== ''}
        maxLength={200}
        isNeeded
      />
      <ProblemNote error={logIn.error} />
      <Button submits weight="main" isBusy={logIn.isPending}>
        {t.goOn}
      </Button>
    </form>
  );
}

interface SecondStageProps {
  readonly stage: Stage;
  readonly onBack: () => void;
  readonly onSignedIn: (person: Person, recoveryCodes: readonly string[]) => void;
}

const leastPassword = 12;

function SecondStage({ stage, onBack, onSignedIn }: SecondStageProps) {
  const t = useTexts(texts);
  const [code, setCode] = useState('');
  const [isRecovery, setRecovery] = useState(false);
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [isAsked, setAsked] = useState(false);
  const proof = isRecovery ? { recoveryCode: code.trim() } : { code: code.replace(/\s/g, '') };
  const confirm = useMutation({
    mutationFn: () =>
      answerOf(
        desk.POST('/v1/staff/login/second', {
          body: {
            ticket: stage.ticket,
            ...proof,
            ...(stage.mustSetPassword ? { newPassword: password } : {}),
          },
        }),
      ),
    onSuccess: ({ recoveryCodes = [], ...person }) => onSignedIn(person, recoveryCodes),
    onError: () => setCode(''),
  });
  const wrongCode = !isRecovery && !/^\d{6}$/.test(code.replace(/\s/g, '')) ? t.sixDigits : null;
  const wrongPassword = stage.mustSetPassword && password.length < leastPassword ? t.passwordShort : null;
  const wrongRepeat = stage.mustSetPassword && repeated !== password ? t.passwordsDiffer : null;
  const isReady = wrongCode === null && wrongPassword === null && wrongRepeat === null && code.trim() !== '';
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (isReady && !confirm.isPending) confirm.mutate();
      }}
    >
      {stage.mustSetPassword && (
        <>
          <p>{t.ownPasswordWhy}</p>
          <TextField
            label={t.newPassword}
            type="password"
            value={password}
            onValue={setPassword}
            autoComplete="new-password"
            hint={t.passwordRule}
            wrong={isAsked ? wrongPassword : null}
            maxLength={200}
            autoFocus
            isNeeded
          />
          <TextField
            label={t.repeatPassword}
            type="password"
            value={repeated}
            onValue={setRepeated}
            autoComplete="new-password"
            wrong={isAsked ? wrongRepeat : null}
            maxLength={200}
            isNeeded
          />
        </>
      )}
      {stage.stage === 'enrol' && <Enrolment uri={stage.uri ?? ''} secret={stage.secret ?? ''} />}
      <TextField
        key={isRecovery ? 'recovery' : 'code'}
        label={isRecovery ? t.recoveryCode : t.code}
        value={code}
        onValue={setCode}
        hint={isRecovery ? t.recoveryHint : t.codeHint}
        wrong={isAsked && code !== '' ? wrongCode : null}
        autoComplete="one-time-code"
        inputMode={isRecovery ? 'text' : 'numeric'}
        maxLength={isRecovery ? 40 : 7}
        autoFocus={!stage.mustSetPassword}
        isCode={!isRecovery}
        isNeeded
      />
      <ProblemNote error={confirm.error} />
      <Button submits weight="main" isBusy={confirm.isPending}>
        {t.signIn}
      </Button>
      <div className="buttons">
        <Button weight="quiet" onPress={onBack}>
          {t.startOver}
        </Button>
        {stage.stage === 'second-factor' && (
          <Button
            weight="quiet"
            onPress={() => {
              setRecovery(!isRecovery);
              setCode('');
            }}
          >
            {isRecovery ? t.useCode : t.useRecovery}
          </Button>
        )}
      </div>
    </form>
  );
}

function Enrolment({ uri, secret }: { readonly uri: string; readonly secret: string }) {
  const t = useTexts(texts);
  return (
    <Note tone="info" title={t.enrolTitle}>
      <p>{t.enrolWhat}</p>
      <QrImage text={uri} label={t.enrolQr} />
      <p className="small">{t.enrolByHand}</p>
      <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
    </Note>
  );
}
