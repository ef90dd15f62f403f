// SPDX-License-Identifier: GPL-3.0-only
import { importing as en } from '../../language/en/import.ts';
import { listText } from '../../language/format.ts';
import { useLanguage, useTexts } from '../../language/use-language.ts';
import { useShared } from '../../language/use-shared.ts';
import { importing as vi } from '../../language/vi/import.ts';
import { Button } from '../../parts/button.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { Note } from '../../parts/note.tsx';
import { Panel } from '../../parts/screen.tsx';
import { SelectField } from '../../parts/select-field.tsx';
import { guessMapping, type ImportKind, importKinds, type Mapping } from './import-columns.ts';
import type { ReadTable } from './read-table.ts';

const texts = { vi, en };
const leftOut = '-';

interface MatchColumnsProps {
  readonly kind: ImportKind;
  readonly table: ReadTable;
  readonly mapping: Mapping;
  readonly hasHeadings: boolean;
  readonly onChange: (change: { readonly mapping: Mapping; readonly hasHeadings: boolean }) => void;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

export function MatchColumns(props: MatchColumnsProps) {
  const { kind, table, mapping, hasHeadings, onChange } = props;
  const t = useTexts(texts);
  const shared = useShared();
  const language = useLanguage();
  const columns = importKinds[kind];
  const [first = []] = table.rows;
  const headingOf = (at: number) => (hasHeadings && first[at] ? first[at] : `${t.fileColumn} ${at + 1}`);
  const examplesOf = (at: number) =>
    table.rows
      .slice(hasHeadings ? 1 : 0, 400)
      .map((row) => row[at] ?? '')
      .filter((cell) => cell !== '')
      .slice(0, 3);
  const lines = mapping.map((name, at) => ({ name, at, key: `column ${at + 1}` }));
  const missing = columns.filter(({ name, isNeeded }) => isNeeded && !mapping.includes(name));
  const twice = columns.find(({ name }) => mapping.filter((each) => each === name).length > 1);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (missing.length === 0 && twice === undefined) props.onDone();
      }}
    >
      <Panel>
        <CheckField
          label={t.hasHeadings}
          isOn={hasHeadings}
          onChange={(isOn) => {
            const headings = Array.from({ length: table.width }, (_, i) => first[i] ?? '');
            onChange({
              hasHeadings: isOn,
              mapping: isOn ? guessMapping(headings, columns) : headings.map(() => null),
            });
          }}
        />
        <div className="scroll-box">
          <table className="sheet match">
            <thead>
              <tr>
                <th scope="col">{t.fileColumn}</th>
                <th scope="col">{t.example}</th>
                <th scope="col">{t.ourColumn}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ name, at, key }) => (
                <tr key={key}>
                  <th scope="row">{headingOf(at)}</th>
                  <td className="soft">{examplesOf(at).join(' · ')}</td>
                  <td>
                    <SelectField<string>
                      label={`${t.ourColumn}: ${headingOf(at)}`}
                      choices={[
                        { value: leftOut, label: t.leftOut },
                        ...columns.map((column) => ({
                          value: column.name,
                          label: column.isNeeded ? `${column[language]} (${t.needed})` : column[language],
                        })),
                      ]}
                      value={name ?? leftOut}
                      onValue={(value) =>
                        onChange({
                          hasHeadings,
                          mapping: mapping.map((each, i) =>
                            i === at ? (value === leftOut ? null : value) : each,
                          ),
                        })
                      }
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="soft small">{t.notTaken}</p>
      </Panel>
      {missing.length > 0 && (
        <Note tone="watch">
          {t.missing(
            listText(
              language,
              missing.map((column) => column[language]),
            ),
          )}
        </Note>
      )}
      {twice !== undefined && <Note tone="watch">{t.twice(twice[language])}</Note>}
      <div className="buttons">
        <Button onPress={props.onBack}>{shared.back}</Button>
        <Button submits weight="main" isOff={missing.length > 0 || twice !== undefined}>
          {t.check}
        </Button>
      </div>
    </form>
  );
}
