// SPDX-License-Identifier: GPL-3.0-only
import { type ClipboardEvent, type DragEvent, useId, useState } from 'react';
import { importing as en } from '../../language/en/import.ts';
import { useTexts } from '../../language/use-language.ts';
import { importing as vi } from '../../language/vi/import.ts';
import { Box } from '../../parts/box.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Note } from '../../parts/note.tsx';
import { Panel } from '../../parts/screen.tsx';
import { type ReadTable, readTable, type TableFault } from './read-table.ts';

const texts = { vi, en };

export function ChooseTable({ onTable }: { readonly onTable: (table: ReadTable) => void }) {
  const t = useTexts(texts);
  const id = useId();
  const [fault, setFault] = useState<TableFault | null>(null);
  const [typed, setTyped] = useState('');
  const take = async (name: string, bytes: Uint8Array<ArrayBuffer>) => {
    const table = await readTable(name, bytes);
    if (table.ok) onTable(table);
    else setFault(table);
  };
  const takeFile = async (file: File | undefined) => {
    if (file !== undefined) await take(file.name, new Uint8Array(await file.arrayBuffer()));
  };
  const takeText = (text: string) => void take(t.pasted, new TextEncoder().encode(text));
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (text.trim() === '') return;
    // It is read at once: a field of ten thousand rows would make the page slow.
    event.preventDefault();
    takeText(text);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    void takeFile(event.dataTransfer.files[0]);
  };
  return (
    <Panel>
      <p>{t.chooseWhat}</p>
      <Box className="drop-box" onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
        <Icon name="upload" size={2} />
        <label className="button main-act file-button" htmlFor={id}>
          {t.choose}
        </label>
        <input
          id={id}
          className="file-input"
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          onChange={(event) => {
            void takeFile(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </Box>
      <div className="field">
        <label htmlFor={`${id}-paste`}>{t.paste}</label>
        <textarea
          id={`${id}-paste`}
          rows={3}
          value={typed}
          placeholder={t.pasteHint}
          spellCheck={false}
          onPaste={onPaste}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.ctrlKey && typed.trim() !== '') takeText(typed);
          }}
        />
      </div>
      {fault !== null && (
        <Note tone="wrong">
          <p role="alert">{tellFault(t, fault)}</p>
        </Note>
      )}
      <p className="soft small">{t.guard}</p>
    </Panel>
  );
}

function tellFault(t: typeof vi, fault: TableFault): string {
  if ('line' in fault) return t.faults[fault.fault](fault.line);
  return { 'not-utf8': t.notUtf8, 'too-large': t.tooLarge, empty: t.empty }[fault.fault];
}
