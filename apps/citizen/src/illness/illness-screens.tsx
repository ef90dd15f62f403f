// SPDX-License-Identifier: GPL-3.0-only
// The owner's own illness: where one stands, entering the code, and what became of what was sent.
import { useState } from 'preact/hooks';
import { appConfig, telLink } from '../app-config.ts';
import type { IllnessCode } from '../engine/phone-face.ts';
import { usePhone } from '../engine/use-phone.ts';
import { illness as en } from '../language/en/illness.ts';
import { nearMomentText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { illness as vi } from '../language/vi/illness.ts';
import { announce } from '../parts/announce.tsx';
import { AskDialog } from '../parts/ask-dialog.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Field } from '../parts/field.tsx';
import { QrCamera } from '../parts/qr-camera.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { Screen } from '../parts/screen.tsx';
import { useAct } from '../parts/use-act.ts';
import { Waiting } from '../parts/waiting.tsx';
import { go } from '../router/address.ts';
import { readCode } from './read-code.ts';

const texts = { vi, en };

export function IllnessScreen() {
  const t = useTexts(texts);
  const phone = usePhone();
  const state = phone?.view.status?.case ?? null;
  return (
    <Screen title={t.title} back="/">
      {state === null ? <Waiting /> : <WhereOneStands />}
    </Screen>
  );
}

function WhereOneStands() {
  const t = useTexts(texts);
  const language = useLanguage();
  const phone = usePhone();
  const state = phone?.view.status?.case;
  if (phone === null || state === undefined) return null;
  const moment = (unix: number) => nearMomentText(language, unix, phone.face.now());
  switch (state.state) {
    case 'none':
      return (
        <>
          <p>{t.lead}</p>
          <p>{t.choice}</p>
          <LinkButton to="/ill/code" weight="main">
            {t.begin}
          </LinkButton>
          <Card icon="phone" title={t.noCode}>
            <a class="button" href={telLink(appConfig.hotline)}>
              {t.call(appConfig.hotline)}
            </a>
          </Card>
          <p class="soft">{t.wish}</p>
        </>
      );
    case 'token-held':
      return (
        <>
          <Card tone="ill" icon="check" title={t.held.title}>
            <p>{t.held.what}</p>
            <p>{t.held.until(moment(state.until))}</p>
          </Card>
          <div class="buttons">
            <LinkButton to="/ill/not-shared">{t.held.notNow}</LinkButton>
            <LinkButton to="/ill/share" weight="main">
              {t.held.look}
            </LinkButton>
          </div>
        </>
      );
    case 'token-expired':
      return (
        <>
          <Card tone="watch" icon="clock" title={t.expired.title}>
            <p>{t.expired.what}</p>
          </Card>
          <LinkButton to="/ill/code" weight="main">
            {t.expired.again}
          </LinkButton>
        </>
      );
    case 'sending':
      return (
        <>
          <Card tone="ill" icon="send" title={t.sending.title}>
            <p role="status">{t.sending.when(moment(state.leavesAt))}</p>
            {state.tries > 0 && <p>{t.sending.tries(state.tries)}</p>}
            <p class="soft">{t.sending.why}</p>
          </Card>
          <Withdraw shareId={state.shareId} />
        </>
      );
    case 'shared':
      return (
        <>
          <Card tone="calm" icon="check" title={t.shared.title}>
            <p role="status">{t.shared.what}</p>
            {state.arrivedAt !== null && <p>{t.shared.when(moment(state.arrivedAt))}</p>}
            <p>
              <strong>{t.shared.thanks}</strong>
            </p>
          </Card>
          <Withdraw shareId={state.shareId} />
        </>
      );
    case 'refused':
      return (
        <>
          <Refusal refused={{ ok: false, code: state.code ?? 'net.status' }} />
          {state.canRetry ? (
            <LinkButton to="/ill/share" weight="main">
              {t.refused.again}
            </LinkButton>
          ) : (
            <>
              <p>{t.refused.newCode}</p>
              <LinkButton to="/ill/code" weight="main">
                {t.expired.again}
              </LinkButton>
            </>
          )}
        </>
      );
    case 'withdrawing':
      return (
        <Card tone="ill" icon="send" title={t.withdrawing.title}>
          <p role="status">{t.withdrawing.when(moment(state.leavesAt))}</p>
        </Card>
      );
    case 'withdrawn':
      return (
        <>
          <Card tone="info" icon="check" title={t.withdrawn.title}>
            <p role="status">{state.wasSent ? t.withdrawn.what : t.withdrawn.never}</p>
          </Card>
          <LinkButton to="/ill/code">{t.begin}</LinkButton>
        </>
      );
  }
}

function Withdraw({ shareId }: { readonly shareId: string }) {
  const t = useTexts(texts);
  const phone = usePhone();
  const act = useAct();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Refusal refused={act.refused} />
      <Button onPress={() => setAsking(true)}>{t.withdraw}</Button>
      <AskDialog
        isOpen={isAsking}
        title={t.withdrawTitle}
        agree={t.withdraw}
        isGrave
        isBusy={act.isBusy}
        onClose={() => setAsking(false)}
        onAgree={() => {
          if (phone !== null) act.run(() => phone.face.withdraw(shareId));
          setAsking(false);
        }}
      >
        <p>{t.withdrawWhat}</p>
      </AskDialog>
    </>
  );
}

export function CodeEntryScreen() {
  const t = useTexts(texts).code;
  const phone = usePhone();
  const act = useAct();
  const [digits, setDigits] = useState('');
  const [number, setNumber] = useState('');
  const [isTried, setTried] = useState(false);
  const [scanned, setScanned] = useState<'nothing' | 'ours' | 'other'>('nothing');
  const plain = digits.replace(/\s/g, '');
  const isRight = /^\d{8}$/.test(plain);
  const hasNumber = number.replace(/\D/g, '').length >= 9;
  const redeem = (code: IllnessCode) =>
    phone !== null &&
    act.run(
      () => phone.face.redeem(code),
      () => go('/ill', 'replace'),
    );
  const submit = () => {
    setTried(true);
    if (!isRight || !hasNumber) {
      announce(isRight ? t.numberWrong : t.digitsWrong);
      return;
    }
    redeem({ kind: 'digits', digits: plain, phoneNumber: number });
  };
  return (
    <Screen title={t.title} back="/ill" lead={t.lead}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field
          id="digits"
          label={t.digits}
          inputMode="numeric"
          maxLength={11}
          isCode
          isNeeded
          value={digits}
          onValue={setDigits}
          wrong={isTried && !isRight ? t.digitsWrong : null}
        />
        <Field
          id="ill-number"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          isNeeded
          label={t.number}
          value={number}
          onValue={setNumber}
          wrong={isTried && !hasNumber ? t.numberWrong : null}
        />
        <Refusal refused={act.refused} />
        <Button weight="main" submits isBusy={act.isBusy} isOff={phone === null}>
          {t.redeem}
        </Button>
      </form>
      <QrCamera
        label={t.scan}
        onRead={(text) => {
          const code = readCode(text);
          setScanned(code === null ? 'other' : 'ours');
          if (code !== null) redeem(code);
          return code === null;
        }}
      />
      <p role="status">{scanned === 'other' ? t.notOurs : scanned === 'ours' ? t.scanned : ''}</p>
      <p class="soft">{t.safe}</p>
    </Screen>
  );
}

export function NotSharedScreen() {
  const t = useTexts(texts).notShared;
  const shared = useShared();
  return (
    <Screen title={t.title} back="/ill">
      <Card tone="calm" icon="check" title={t.thanks}>
        <p>{t.what}</p>
        <p>{t.still}</p>
        <p>{t.tell}</p>
      </Card>
      <LinkButton to="/" weight="main">
        {shared.toHome}
      </LinkButton>
    </Screen>
  );
}
