// SPDX-License-Identifier: GPL-3.0-only
// Moving to another phone: packed and encrypted on the old one, taken by file or by QR codes on the new one, and only then
// erased on the old one.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { MovedIn, PackedPhone } from '../engine/phone-face.ts';
import { usePhone } from '../engine/use-phone.ts';
import { myData as en } from '../language/en/my-data.ts';
import { momentText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { myData as vi } from '../language/vi/my-data.ts';
import { announce } from '../parts/announce.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Field } from '../parts/field.tsx';
import { Note } from '../parts/note.tsx';
import { QrCamera } from '../parts/qr-camera.tsx';
import { QrImage } from '../parts/qr-image.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { RowLink } from '../parts/row-link.tsx';
import { Screen } from '../parts/screen.tsx';
import { useAct } from '../parts/use-act.ts';
import { saveFile } from './save-file.ts';

const texts = { vi, en };
const secondsPerCode = 0.8;
const manyCodes = 60;

export function MoveScreen() {
  const t = useTexts(texts).moving;
  const phone = usePhone();
  return (
    <Screen title={t.title} back="/data" lead={t.lead}>
      {phone?.view.status?.moving != null && (
        <Note tone="watch" icon="clock">
          {t.underWay}
        </Note>
      )}
      <ul class="rows">
        <RowLink to="/data/move/give" icon="share" title={t.give} note={t.giveNote} />
        <RowLink to="/data/move/take" icon="phone" title={t.take} note={t.takeNote} />
      </ul>
    </Screen>
  );
}

export function GiveScreen() {
  const all = useTexts(texts);
  const t = all.giving;
  const language = useLanguage();
  const phone = usePhone();
  const packing = useAct();
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const [packed, setPacked] = useState<PackedPhone | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const face = phone?.face ?? null;
  useEffect(() => {
    void face?.makePassphrase().then((made) => setPassphrase((known) => known ?? made));
  }, [face]);
  const saving = useAct();
  const isUnderWay = packed !== null || phone?.view.status?.moving != null;
  const pack = () => {
    if (face === null || passphrase === null) return;
    announce(t.packing);
    packing.run(() => face.packForMove(passphrase), setPacked);
  };
  return (
    <Screen title={t.title} back="/data/move">
      {packed !== null || !isUnderWay ? (
        <Card title={t.passphrase}>
          <p class="passphrase">{passphrase ?? '…'}</p>
          <p>{t.passphraseWhat}</p>
        </Card>
      ) : (
        <Note tone="watch" icon="clock">
          {all.moving.underWay}
        </Note>
      )}
      <Refusal refused={packing.refused} words={all.moveErrors} />
      {packed === null ? (
        <>
          <p class="soft">{t.packing}</p>
          <Button
            weight={isUnderWay ? 'usual' : 'main'}
            isBusy={packing.isBusy}
            isOff={passphrase === null}
            onPress={pack}
          >
            {t.pack}
          </Button>
        </>
      ) : (
        <Card tone="calm" icon="check" title={t.packed}>
          <p>{t.until(momentText(language, packed.until))}</p>
          <div class="buttons">
            <Button
              weight="main"
              isBusy={saving.isBusy}
              onPress={() => saving.run(() => saveFile(t.fileName, packed.pack, 'application/octet-stream'))}
            >
              {t.file}
            </Button>
            <Button onPress={() => void face?.movePackParts(packed.pack).then(setCodes)}>{t.qr}</Button>
          </div>
          <Refusal refused={saving.refused} />
        </Card>
      )}
      {codes !== null && <Codes codes={codes} />}
      {isUnderWay && <Confirm />}
    </Screen>
  );
}

/** The codes one after another; whoever wants less motion turns the pages by hand. */
function Codes({ codes }: { readonly codes: readonly string[] }) {
  const t = useTexts(texts).giving;
  const shared = useShared();
  const [at, setAt] = useState(0);
  const [isRunning, setRunning] = useState(
    () =>
      document.documentElement.dataset.motion !== 'reduced' &&
      !matchMedia('(prefers-reduced-motion: reduce)').matches,
  );
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setAt((now) => (now + 1) % codes.length), secondsPerCode * 1000);
    return () => clearInterval(timer);
  }, [isRunning, codes]);
  const label = t.qrPart(at + 1, codes.length);
  const place = useRef<HTMLDivElement>(null);
  // The other phone has to see the whole code, and not the bar over it.
  useEffect(() => place.current?.scrollIntoView({ block: 'center' }), []);
  return (
    <Card title={label}>
      {codes.length > manyCodes && <p>{t.qrTooMany(codes.length)}</p>}
      <p>{t.qrWhat}</p>
      <div ref={place}>
        <QrImage text={codes[at] ?? ''} label={label} correction="low" />
      </div>
      <div class="buttons">
        <Button onPress={() => setRunning(!isRunning)}>{isRunning ? t.pause : t.play}</Button>
        {!isRunning && <Button onPress={() => setAt((at + 1) % codes.length)}>{shared.next}</Button>}
      </div>
    </Card>
  );
}

function Confirm() {
  const all = useTexts(texts);
  const t = all.giving;
  const phone = usePhone();
  const act = useAct();
  const [code, setCode] = useState('');
  const [isTried, setTried] = useState(false);
  const isRight = /^\d{6}$/.test(code.replace(/\s/g, ''));
  const confirm = () => {
    setTried(true);
    if (!isRight) announce(t.confirmWrong);
    else if (phone !== null) act.run(() => phone.face.confirmMoved(code.replace(/\s/g, '')));
  };
  return (
    <form
      class="card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      <h2>{t.confirmTitle}</h2>
      <p>{t.confirmWhat}</p>
      <Field
        id="move-code"
        label={t.confirmLabel}
        inputMode="numeric"
        maxLength={7}
        isCode
        value={code}
        onValue={setCode}
        wrong={isTried && !isRight ? t.confirmWrong : null}
      />
      <Refusal refused={act.refused} words={all.moveErrors} />
      <Button weight="grave" submits isBusy={act.isBusy}>
        {t.confirm}
      </Button>
      <p class="soft">{t.cancelWhat}</p>
      <Button isBusy={act.isBusy} onPress={() => phone !== null && act.run(() => phone.face.cancelMove())}>
        {t.cancel}
      </Button>
    </form>
  );
}

export function TakeScreen() {
  const all = useTexts(texts);
  const t = all.taking;
  const shared = useShared();
  const phone = usePhone();
  const act = useAct();
  const [pack, setPack] = useState<Uint8Array | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [progress, setProgress] = useState<{ readonly have: number; readonly of: number } | null>(null);
  const [isOther, setOther] = useState(false);
  const [isTried, setTried] = useState(false);
  const [taken, setTaken] = useState<MovedIn | null>(null);
  const parts = useRef<string[]>([]);
  const read = (text: string): boolean => {
    if (phone === null || parts.current.includes(text)) return true;
    void phone.face.joinMoveParts([...parts.current, text]).then((joined) => {
      setOther(!joined.ok);
      // The same code may have been read once more while this one was looked at.
      if (!joined.ok || parts.current.includes(text)) return;
      parts.current = [...parts.current, text];
      setProgress(joined.value);
      if (joined.value.pack !== null) setPack(joined.value.pack);
    });
    return true;
  };
  const take = () => {
    setTried(true);
    if (phone === null || pack === null || passphrase.trim() === '') {
      announce(t.need);
      return;
    }
    announce(t.slow);
    act.run(() => phone.face.takeMovePack(pack, passphrase), setTaken);
  };
  if (taken !== null)
    return (
      <Screen title={t.done} back="/data">
        <Card tone="calm" icon="check" title={t.done}>
          <p>{t.days(taken.days)}</p>
          <p>{t.code}</p>
          <p class="passphrase">{taken.code}</p>
        </Card>
        {!taken.isRegistered && <p>{t.register}</p>}
        <LinkButton to="/" weight="main">
          {shared.toHome}
        </LinkButton>
      </Screen>
    );
  return (
    <Screen title={t.title} back="/data/move" lead={t.replace}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        <div class="field">
          <label for="move-file">{t.file}</label>
          <input
            id="move-file"
            type="file"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              void file?.arrayBuffer().then((bytes) => setPack(new Uint8Array(bytes)));
            }}
          />
        </div>
        {pack === null && <QrCamera label={t.scan} onRead={read} />}
        <p role="status">
          {pack !== null && t.fileChosen}
          {pack === null && progress !== null && t.progress(progress.have, progress.of)}{' '}
          {isOther && t.partWrong}
        </p>
        <Field
          id="passphrase"
          label={t.passphrase}
          inputMode="numeric"
          value={passphrase}
          onValue={setPassphrase}
          wrong={isTried && (pack === null || passphrase.trim() === '') ? t.need : null}
        />
        <p class="soft">{t.slow}</p>
        <Refusal refused={act.refused} words={all.moveErrors} />
        <Button weight="main" submits isBusy={act.isBusy} isOff={phone === null}>
          {t.take}
        </Button>
      </form>
    </Screen>
  );
}
