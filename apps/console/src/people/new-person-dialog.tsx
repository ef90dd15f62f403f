// SPDX-License-Identifier: GPL-3.0-only
// Somebody whom a patient named in an interview, entered with the link to who named them.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { checkPhone } from '../cases/check-phone.ts';
import { DuplicateNote } from '../cases/duplicate-note.tsx';
import { PhoneField } from '../cases/phone-field.tsx';
import { PlaceFields } from '../cases/place-fields.tsx';
import { wrongFieldOf } from '../cases/wrong-field.ts';
import { actQueue } from '../connection/queue.ts';
import { people as en } from '../language/en/people.ts';
import { useTexts } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { people as vi } from '../language/vi/people.ts';
import { notify } from '../parts/announce.tsx';
import { Button } from '../parts/button.tsx';
import { DayField } from '../parts/day-field.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { usePerson } from '../session/use-session.ts';
import { degrees } from './person-words.ts';

const texts = { vi, en };

interface NewPersonDialogProps {
  /** The case or person who named them. */
  readonly namedBy?: string;
  readonly onClose: () => void;
}

export function NewPersonDialog({ namedBy, onClose }: NewPersonDialogProps) {
  const t = useTexts(texts);
  const shared = useShared();
  const staff = usePerson();
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const [phoneNumber, setPhone] = useState('');
  const [name, setName] = useState('');
  const [exposureDay, setDay] = useState<string | null>(null);
  const [degree, setDegree] = useState<(typeof degrees)[number]>('F1');
  const [exposureNote, setNote] = useState('');
  const [place, setPlace] = useState({
    province: staff.province,
    commune: staff.communes.length === 1 ? (staff.communes[0] ?? null) : null,
  });
  const check = checkPhone(phoneNumber);
  const enter = useMutation({
    mutationFn: () =>
      actQueue.perform({
        ...{ method: 'POST', path: '/v1/people', label: t.queuedNew },
        body: {
          ...{ phoneNumber, name: name.trim(), exposureDay, degree, exposureNote, ...place },
          ...(namedBy === undefined ? {} : { namedBy }),
        },
        subject: `person:new:${crypto.randomUUID()}`,
      }),
    onSuccess: (done) => {
      if (done.is === 'queued') notify(t.enteredQueued, 'watch');
      else notify(t.entered(name.trim()));
      onClose();
      for (const queryKey of [['chains'], ['people'], ['people-counts']])
        void queries.invalidateQueries({ queryKey });
    },
  });
  const isPhoneWrong = wrongFieldOf(enter.error) === 'phoneNumber' || (isAsked && check.is === 'empty');
  const phoneWrong = isPhoneWrong ? t.phoneNeeded : null;
  return (
    <Dialog title={t.newPerson} isOpen onClose={onClose} isWide isFirm={name !== '' || phoneNumber !== ''}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          const isReady = check.is === 'fine' || check.is === 'foreign' || check.is === 'landline';
          if (isReady && name.trim() !== '' && exposureDay !== null && !enter.isPending) enter.mutate();
        }}
      >
        {namedBy !== undefined && <p className="soft">{t.newPersonWhat}</p>}
        <div className="columns">
          <PhoneField value={phoneNumber} onValue={setPhone} wrong={phoneWrong} isFirst />
          <TextField
            label={t.name}
            value={name}
            onValue={setName}
            wrong={isAsked && name.trim() === '' ? t.nameNeeded : null}
            maxLength={120}
            isNeeded
          />
          <DayField
            label={t.exposureDay}
            value={exposureDay}
            onValue={setDay}
            wrong={isAsked && exposureDay === null ? t.exposureDayNeeded : null}
            isNeeded
          />
          <SelectField
            label={t.degree}
            choices={degrees.map((value) => ({ value, label: t.degreesLong[value] }))}
            value={degree}
            onValue={setDegree}
          />
          <PlaceFields {...place} onPlace={(province, commune) => setPlace({ province, commune })} />
        </div>
        <DuplicateNote phone={phoneNumber} name={name} birthYear={null} />
        <TextField
          label={t.exposureNote}
          value={exposureNote}
          onValue={setNote}
          maxLength={2000}
          isLong
          rows={2}
        />
        <ProblemNote error={enter.error} />
        <div className="buttons end">
          <Button onPress={onClose}>{shared.cancel}</Button>
          <Button submits weight="main" isBusy={enter.isPending}>
            {t.enter}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
