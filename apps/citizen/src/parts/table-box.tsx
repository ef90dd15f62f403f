// SPDX-License-Identifier: GPL-3.0-only
// A table that is wider than the screen is moved sideways, by finger and by keyboard; only then the keyboard stops here.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

interface TableBoxProps {
  readonly label: string;
  readonly children: ComponentChildren;
}

export function TableBox({ label, children }: TableBoxProps) {
  const box = useRef<HTMLElement>(null);
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWide(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <section ref={box} class="table-box" aria-label={label} {...(isWide ? { tabIndex: 0 } : {})}>
      {children}
    </section>
  );
}
