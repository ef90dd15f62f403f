// SPDX-License-Identifier: GPL-3.0-only
// What a proposed configuration would have told the people of recorded days, beside what the present one tells them.
import { useMutation } from '@tanstack/react-query';
import { ask } from '../desk/ask.ts';
import { desk } from '../desk/desk.ts';
import { configuration as en } from '../language/en/configuration.ts';
import { numberText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { configuration as vi } from '../language/vi/configuration.ts';
import { Button } from '../parts/button.tsx';
import { Note } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import type { DirectedConfiguration } from './parameters.ts';

const texts = { vi, en };

interface PreviewPanelProps {
  readonly configuration: DirectedConfiguration;
  readonly isOff?: boolean;
}

/** Give it the configuration as `key`, so that no effect of another one stays on the screen. */
export function PreviewPanel({ configuration, isOff = false }: PreviewPanelProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const preview = useMutation({
    mutationFn: () => ask(() => desk.POST('/v1/configuration/preview', { body: { configuration } })),
  });
  const found = preview.data;
  return (
    <>
      <div className="buttons">
        <Button icon="figures" isBusy={preview.isPending} isOff={isOff} onPress={() => preview.mutate()}>
          {t.preview}
        </Button>
      </div>
      <ProblemNote error={preview.error} />
      {found !== undefined && (
        <Note tone="info" title={t.previewTitle}>
          <p className="small">{t.previewWhat(numberText(language, found.recordings))}</p>
          <table className="sheet">
            <thead>
              <tr>
                <th scope="col">{t.people}</th>
                <th scope="col" className="number">
                  {t.before}
                </th>
                <th scope="col" className="number">
                  {t.after}
                </th>
              </tr>
            </thead>
            <tbody>
              {(['f1', 'f2', 'none'] as const).map((name) => (
                <tr key={name}>
                  <th scope="row">{t[name]}</th>
                  <td className="number">{numberText(language, found.before[name])}</td>
                  <td className="number">
                    <strong>{numberText(language, found.after[name])}</strong>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>
            {t.becomeF1(numberText(language, found.becomeF1))} ·{' '}
            {t.noLongerF1(numberText(language, found.noLongerF1))}
          </p>
        </Note>
      )}
    </>
  );
}
