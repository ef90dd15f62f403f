// SPDX-License-Identifier: GPL-3.0-only
// A dialog above the work: holds the focus, gives it back, closes by Escape; the page's shortcuts rest meanwhile.
import { type ReactNode, useEffect, useState } from 'react';
import { Dialog as DialogPart } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { type Layer, shortcuts } from '../keyboard/shortcuts.ts';
import { LayerContext } from '../keyboard/use-shortcut.ts';
import { useShared } from '../language/use-shared.ts';
import { Button } from './button.tsx';

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Neither Escape nor a press beside it closes it. */
  readonly isFirm?: boolean | undefined;
  readonly isWide?: boolean | undefined;
  readonly role?: 'dialog' | 'alertdialog' | undefined;
  readonly children: ReactNode;
}

export function Dialog(props: DialogProps) {
  const { isFirm = false, isWide = false } = props;
  return (
    <ModalOverlay
      className="veil"
      isOpen={props.isOpen}
      onOpenChange={(isOpen) => !isOpen && props.onClose()}
      isDismissable={!isFirm}
      isKeyboardDismissDisabled={isFirm}
    >
      <Modal className={isWide ? 'dialog-box wide' : 'dialog-box'}>
        <DialogPart className="dialog" role={props.role ?? 'dialog'}>
          <KeysOfDialog>
            <Heading slot="title" level={2}>
              {props.title}
            </Heading>
            {props.children}
          </KeysOfDialog>
        </DialogPart>
      </Modal>
    </ModalOverlay>
  );
}

function KeysOfDialog({ children }: { readonly children: ReactNode }) {
  const [layer] = useState<Layer>(() => ({ shortcuts: [] }));
  useEffect(() => shortcuts.push(layer), [layer]);
  return <LayerContext.Provider value={layer}>{children}</LayerContext.Provider>;
}

interface AskDialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly agree: string;
  readonly isGrave?: boolean | undefined;
  readonly isBusy?: boolean | undefined;
  readonly onAgree: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The last question before something that cannot be taken back. */
export function AskDialog(props: AskDialogProps) {
  const t = useShared();
  return (
    <Dialog title={props.title} isOpen={props.isOpen} onClose={props.onClose} role="alertdialog">
      {props.children}
      <div className="buttons end">
        <Button onPress={props.onClose} autoFocus>
          {t.cancel}
        </Button>
        <Button
          weight={props.isGrave === true ? 'grave' : 'main'}
          isBusy={props.isBusy}
          onPress={props.onAgree}
        >
          {props.agree}
        </Button>
      </div>
    </Dialog>
  );
}
