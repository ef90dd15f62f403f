// SPDX-License-Identifier: GPL-3.0-only
// What is to be read aloud without being looked for. One place for the whole app, there before anything is said in it.
import { useEffect, useState } from 'preact/hooks';

let say: (text: string) => void = () => {};

/** Has a text read aloud by those who listen. */
export function announce(text: string): void {
  say(text);
}

export function AnnouncedHere() {
  const [text, setText] = useState('');
  useEffect(() => {
    say = setText;
    return () => {
      say = () => {};
    };
  }, []);
  return (
    <div class="heard-only" role="status" aria-live="polite">
      {text}
    </div>
  );
}
