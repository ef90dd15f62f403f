// SPDX-License-Identifier: GPL-3.0-only
// The last question before something happens that the owner must will: a native modal dialog, closed by Escape, opened only by
// the owner's own press.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useShared } from '../language/use-shared.ts';
import { Button } from './button.tsx';

interface AskDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly agree: string;
  readonly isGrave?: boolean;
  readonly isBusy?: boolean;
  readonly onAgree: () => void;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

export function AskDialog(props: AskDialogProps) {
  const { isOpen, title, agree, isGrave = false, isBusy = false, onAgree, onClose } = props;
  const t = useShared();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (isOpen && !element.open) element.showModal();
    if (!isOpen && element.open) element.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} aria-labelledby="ask-title" onClose={onClose}>
      {isOpen && (
        <div class="stack">
          <h2 id="ask-title">{title}</h2>
          {props.children}
          <div class="buttons">
            <Button onPress={onClose}>{t.cancel}</Button>
            <Button weight={isGrave ? 'grave' : 'main'} isBusy={isBusy} onPress={onAgree}>
              {agree}
            </Button>
          </div>
        </div>
      )}
    </dialog>
  );
}
