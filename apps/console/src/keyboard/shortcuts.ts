// SPDX-License-Identifier: GPL-3.0-only
// Commands by plain keys: "n", "?", "1", or two in a row as in "g c". They never act while somebody types, nor below a dialog, nor
// together with Ctrl, Alt or Meta, which belong to the browser and to assistive software.

export interface Shortcut {
  /** "n", "/", "Enter", "g c". Case counts: "J" is with Shift. */
  readonly keys: string;
  readonly label: string;
  /** Heading in the help overlay; those of the screen come first. */
  readonly group: 'screen' | 'list' | 'everywhere';
  readonly run: () => void;
}

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat?: boolean;
  readonly isComposing?: boolean;
}

/** Milliseconds within which the second key of two must come. */
const longestPause = 1200;

/** The page, or a dialog above it. */
export interface Layer {
  readonly shortcuts: Shortcut[];
}

export class Shortcuts {
  /** The page below all dialogs. */
  readonly page: Layer = { shortcuts: [] };
  readonly #layers: Layer[] = [this.page];
  readonly #listeners = new Set<() => void>();
  #first: { readonly key: string; readonly at: number } | null = null;
  #shown: readonly Shortcut[] = [];

  /** @returns takes it away again */
  add(shortcut: Shortcut, layer: Layer = this.page): () => void {
    layer.shortcuts.push(shortcut);
    this.#changed();
    return () => {
      const at = layer.shortcuts.indexOf(shortcut);
      if (at >= 0) layer.shortcuts.splice(at, 1);
      this.#changed();
    };
  }

  /** A dialog opens: only what is added to its layer acts until it closes. @returns closes it */
  push(layer: Layer): () => void {
    this.#layers.push(layer);
    this.#first = null;
    return () => {
      const at = this.#layers.indexOf(layer);
      if (at > 0) this.#layers.splice(at, 1);
    };
  }

  /**
   * @param now milliseconds
   * @returns whether a command was run, or its first key taken
   */
  press(press: KeyPress, now: number): boolean {
    if (press.ctrlKey || press.altKey || press.metaKey || press.isComposing === true) return false;
    if (press.key === 'Shift') return false;
    const first = this.#first !== null && now - this.#first.at <= longestPause ? this.#first.key : null;
    this.#first = null;
    const active = this.#layers.at(-1)?.shortcuts ?? [];
    const keys = first === null ? press.key : `${first} ${press.key}`;
    // The latest one added wins: a screen may take a key over.
    const found = active.findLast((each) => each.keys === keys);
    if (found !== undefined) {
      if (press.repeat !== true || /^[jk]$|^Arrow/.test(press.key)) found.run();
      return true;
    }
    if (first !== null) return false;
    if (!active.some((each) => each.keys.startsWith(`${press.key} `))) return false;
    this.#first = { key: press.key, at: now };
    return true;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Those of the page, for the help overlay. */
  readonly snapshot = (): readonly Shortcut[] => this.#shown;

  #changed(): void {
    this.#shown = [...this.page.shortcuts];
    for (const listener of this.#listeners) listener();
  }
}

export const shortcuts = new Shortcuts();

/** Where keys are text: fields, lists that are searched by typing, and what is edited in place. */
export function isTypedInto(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('textarea, select')) return true;
  if (target.closest('[role=listbox], [role=menu], [role=combobox]') !== null) return true;
  return target instanceof HTMLInputElement && !/^(?:checkbox|radio|button|submit|file)$/.test(target.type);
}
