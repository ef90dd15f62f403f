// SPDX-License-Identifier: GPL-3.0-only
// A proposed configuration: every value in a field, held against the protocol's bounds at once, with its effect on recorded data.
import { useState } from 'react';
import { configuration as en } from '../language/en/configuration.ts';
import { numberText } from '../language/format.ts';
import { useLanguage, useTexts } from '../language/use-language.ts';
import { configuration as vi } from '../language/vi/configuration.ts';
import { Button } from '../parts/button.tsx';
import { CheckField } from '../parts/check-field.tsx';
import { Note } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Panel } from '../parts/screen.tsx';
import { TextField } from '../parts/text-field.tsx';
import { DayWeights } from './day-weights.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { ModelsField } from './models-field.tsx';
import {
  type ConfigurationFault,
  type DirectedConfiguration,
  type Directives,
  differencesBetween,
  faultIn,
  parameterGroups,
  readNumber,
  usualProximity,
  valueAt,
  withValueAt,
} from './parameters.ts';
import { PreviewPanel } from './preview-panel.tsx';
import { ProposalScreen } from './proposal-screen.tsx';
import { ReasonField } from './reason-field.tsx';
import { usePropose } from './use-directives.ts';

const texts = { vi, en };

export function ParametersScreen() {
  const t = useTexts(texts);
  return (
    <ProposalScreen kind="configuration" isWide>
      {(inForce) =>
        inForce === null ? (
          <Note tone="watch">{t.inForceNone}</Note>
        ) : (
          <ParametersForm key={inForce.version} inForce={inForce} />
        )
      }
    </ProposalScreen>
  );
}

function ParametersForm({ inForce }: { readonly inForce: NonNullable<Directives['inForce']> }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const [draft, setDraft] = useState(inForce.configuration);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [wrongLine, setWrongLine] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const propose = usePropose(t.sent);
  const unread = Object.keys(typed).find(
    (path) => Number.isNaN(readNumber(typed[path] ?? '')) && valueAt(draft, path) !== undefined,
  );
  const fault = faultIn(draft);
  const isChanged = differencesBetween(inForce.configuration, draft).length > 0;
  const isSound = unread === undefined && fault === null && wrongLine === null;
  const change = (path: string, text: string) => {
    setTyped({ ...typed, [path]: text });
    const value = readNumber(text);
    if (!Number.isNaN(value)) setDraft(withValueAt(draft, path, value));
  };
  const tellWrong = (path: string): string | null => {
    if (Number.isNaN(readNumber(typed[path] ?? '0'))) return t.noNumber;
    return fault?.path === path ? tellFault(t, fault) : null;
  };
  const isShown = (group: string) => group !== 'proximity' || draft.proximity !== null;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (isSound && isChanged && reason.trim() !== '')
          propose.mutate({ kind: 'configuration', reason: reason.trim(), configuration: draft });
      }}
    >
      {Object.entries(parameterGroups).map(([group, paths]) => (
        <Panel key={group} title={t.groups[group as keyof typeof t.groups]}>
          {group === 'proximity' && (
            <CheckField
              label={t.useEstimator}
              isOn={draft.proximity !== null}
              onChange={(isOn) =>
                setDraft({
                  ...draft,
                  proximity: isOn ? (inForce.configuration.proximity ?? usualProximity) : null,
                })
              }
            />
          )}
          {isShown(group) && (
            <div className="columns">
              {paths.map((path) => (
                <TextField
                  key={path}
                  label={t.parameters[path] ?? path}
                  value={typed[path] ?? String(valueAt(draft, path) ?? '')}
                  onValue={(text) => change(path, text)}
                  wrong={tellWrong(path)}
                  hint={hintOf(t, language, inForce.configuration, draft, path)}
                  inputMode="decimal"
                  maxLength={12}
                />
              ))}
            </div>
          )}
          {group === 'exposure' && (
            <>
              <CheckField
                label={t.parameters['exposure.addUpPeople']}
                isOn={draft.exposure.addUpPeople}
                onChange={(isOn) => setDraft(withValueAt(draft, 'exposure.addUpPeople', isOn))}
              />
              <DayWeights
                weights={draft.exposure.infectiousnessByDay}
                onWeights={(weights) => setDraft(withValueAt(draft, 'exposure.infectiousnessByDay', weights))}
              />
            </>
          )}
          {group === 'proximity' && draft.proximity !== null && (
            <ModelsField
              models={draft.proximity.models}
              onModels={(models, wrong) => {
                setWrongLine(wrong);
                if (wrong === null) setDraft(withValueAt(draft, 'proximity.models', models));
              }}
            />
          )}
        </Panel>
      ))}
      <Panel title={t.differences}>
        <DifferenceTable directive={{ kind: 'configuration', configuration: draft }} inForce={inForce} />
        {fault?.path === '' && <Note tone="wrong" title={t.wrongElsewhere} />}
        <PreviewPanel
          key={JSON.stringify(draft)}
          configuration={draft as DirectedConfiguration}
          isOff={!isSound || !isChanged}
        />
        <ReasonField value={reason} onValue={setReason} isAsked={isAsked} />
        <ProblemNote error={propose.error} />
        <div className="buttons">
          <Button submits weight="main" isBusy={propose.isPending} isOff={!isSound || !isChanged}>
            {t.send}
          </Button>
        </div>
      </Panel>
    </form>
  );
}

function tellFault(t: typeof vi, { bound }: ConfigurationFault): string {
  if (bound === undefined) return t.outOfBounds;
  return bound.is === 'least' ? t.atLeast(bound.value) : t.atMost(bound.value);
}

/** What is in force, where the field says something else. */
function hintOf(
  t: typeof vi,
  language: 'vi' | 'en',
  inForce: DirectedConfiguration,
  draft: DirectedConfiguration,
  path: string,
): string {
  const before = valueAt(inForce, path);
  if (typeof before !== 'number' || before === valueAt(draft, path)) return '';
  return `${t.before}: ${numberText(language, before, 4)}`;
}
