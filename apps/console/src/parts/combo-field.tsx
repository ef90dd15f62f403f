// SPDX-License-Identifier: GPL-3.0-only
// One of many, found by typing without marks: "ho hoan kiem" finds "Phường Hoàn Kiếm, Hà Nội". At most as many as fit are drawn.
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { foldText, matchesFolded } from '../language/fold-text.ts';
import { useShared } from '../language/use-shared.ts';
import { given } from './given.ts';
import { Icon } from './icon.tsx';

export interface ComboChoice {
  readonly value: string;
  readonly label: string;
  /** Said beside it, and searched too. */
  readonly note?: string | undefined;
}

interface ComboFieldProps {
  readonly label: string;
  readonly choices: readonly ComboChoice[];
  readonly value: string | null;
  readonly onValue: (value: string | null) => void;
  readonly hint?: string | undefined;
  readonly wrong?: string | null | undefined;
  readonly placeholder?: string | undefined;
  readonly isNeeded?: boolean | undefined;
  readonly isOff?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  /** Keeps the field empty after a choice: for adding one to a list. */
  readonly clearsAfter?: boolean | undefined;
}

const mostShown = 50;

export function ComboField(props: ComboFieldProps) {
  const { choices, value, wrong = null, clearsAfter = false } = props;
  const t = useShared();
  const labelOf = (key: string | null) => choices.find((choice) => choice.value === key)?.label ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const folded = useMemo(
    () => choices.map((choice) => ({ choice, folded: foldText(`${choice.label} ${choice.note ?? ''}`) })),
    [choices],
  );
  const shown = useMemo(() => {
    const sought = foldText(typed ?? '');
    const found = folded.filter((each) => matchesFolded(each.folded, sought));
    return found.slice(0, mostShown).map(({ choice }) => choice);
  }, [folded, typed]);
  return (
    <ComboBox
      className="field"
      items={shown}
      inputValue={typed ?? labelOf(value)}
      onInputChange={(text) => {
        if (text !== labelOf(value)) setTyped(text);
        if (text === '' && value !== null) props.onValue(null);
      }}
      selectedKey={value}
      onSelectionChange={(key) => {
        setTyped(clearsAfter ? '' : null);
        if (key !== null) props.onValue(String(key));
      }}
      onBlur={() => setTyped(null)}
      menuTrigger="focus"
      allowsEmptyCollection
      defaultFilter={() => true}
      isInvalid={wrong !== null}
      {...given({ isDisabled: props.isOff, isRequired: props.isNeeded, autoFocus: props.autoFocus })}
      validationBehavior="aria"
    >
      <Label className={props.isNeeded === true ? 'field-label field-needed' : 'field-label'}>
        {props.label}
      </Label>
      <div className="combo">
        <Input className="input" {...given({ placeholder: props.placeholder })} />
        <Button className="combo-open">
          <Icon name="down" size={1} />
        </Button>
      </div>
      {props.hint !== undefined && (
        <Text slot="description" className="field-hint">
          {props.hint}
        </Text>
      )}
      <FieldError className="field-wrong">{wrong}</FieldError>
      <Popover className="popover" offset={4}>
        <section aria-label={props.label}>
          <ListBox
            className="choices"
            renderEmptyState={() => <div className="choice">{t.nothingFound}</div>}
          >
            {(choice: ComboChoice) => (
              <ListBoxItem className="choice" id={choice.value} textValue={choice.label}>
                <span>{choice.label}</span>
                {choice.note !== undefined && <small>{choice.note}</small>}
              </ListBoxItem>
            )}
          </ListBox>
        </section>
      </Popover>
    </ComboBox>
  );
}
