// SPDX-License-Identifier: GPL-3.0-only
// The phone as components see it. Its engine comes after the first paint; until then there is no face, and screens say so.
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { tellTimesIn } from '../language/format.ts';
import type { PhoneFace, PhoneView } from './phone-face.ts';

export const FaceContext = createContext<PhoneFace | null>(null);

/** The phone and what it shows now; both null until the engine is there. */
export function usePhone(): { readonly face: PhoneFace; readonly view: PhoneView } | null {
  const face = useContext(FaceContext);
  const [, setView] = useState<PhoneView | null>(null);
  useEffect(() => {
    if (face === null) return;
    const look = () => setView(face.view());
    look();
    return face.subscribe(look);
  }, [face]);
  if (face === null) return null;
  const view = face.view();
  tellTimesIn(view.utcOffsetMinutes);
  return { face, view };
}

export type Asked<T> =
  | { readonly state: 'asking' }
  | { readonly state: 'known'; readonly value: T }
  | { readonly state: 'failed' };

/** The answer to a question, asked again whenever the phone shows something new or `again` changes. */
export function useAsked<T>(ask: (face: PhoneFace) => Promise<T>, again: unknown = null): Asked<T> {
  const face = useContext(FaceContext);
  const [asked, setAsked] = useState<Asked<T>>({ state: 'asking' });
  useEffect(() => {
    if (face === null) return;
    let isOver = false;
    let isUnderWay = false;
    let isWanted = false;
    const look = async () => {
      isWanted = true;
      if (isUnderWay) return;
      isUnderWay = true;
      while (isWanted && !isOver) {
        isWanted = false;
        try {
          const value = await ask(face);
          if (!isOver) setAsked({ state: 'known', value });
        } catch {
          if (!isOver) setAsked({ state: 'failed' });
        }
      }
      isUnderWay = false;
    };
    void look();
    const stateOf = ({ revision, phase }: PhoneView) => `${revision} ${phase}`;
    let seen = stateOf(face.view());
    const end = face.subscribe(() => {
      const state = stateOf(face.view());
      if (state === seen) return;
      seen = state;
      void look();
    });
    return () => {
      isOver = true;
      end();
    };
  }, [face, again]);
  return asked;
}
